package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.PasswordHash;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.sessions.Session;
import dev.groundwork.auth.sessions.SignedIn;
import dev.groundwork.auth.throttle.FailedSignIns;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/**
 * Signs a person in with a password. Every attempt costs one round trip of waiting, one hash and one more round trip, which opens the
 * session or keeps the failure for the account's owner; its permits are taken before the hash, so parallel guesses cannot outrun a limit.
 *
 * <p>What a wait refuses is in the log only, what starts it is kept: so nobody can fill an owner's list faster than the throttle lets guess.
 */
@Singleton
public final class SignIn {

    private final SignInPermits permits;
    private final SignIns signIns;
    private final FailedSignIns callers;
    private final PasswordHasher passwords;
    private final AccessTokens tokens;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final IdSource ids;
    private final ProductClock clock;
    private final SecureRandom random;

    SignIn(
            SignInPermits permits,
            SignIns signIns,
            FailedSignIns callers,
            PasswordHasher passwords,
            AccessTokens tokens,
            SecurityLog log,
            Lifetimes lifetimes,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this.permits = permits;
        this.signIns = signIns;
        this.callers = callers;
        this.passwords = passwords;
        this.tokens = tokens;
        this.log = log;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** What came of a sign-in. */
    public sealed interface Outcome {

        /** The device is signed in. */
        record Succeeded(SignedIn signedIn) implements Outcome {}

        /** Wrong password, unknown address or closed account: nobody is told which. */
        record Refused() implements Outcome {}

        /** Too many failures in a row. */
        record Waiting(Duration left) implements Outcome {}

        /** Too many failures of this caller, for whichever addresses. */
        record TooMany(Duration left) implements Outcome {}
    }

    /**
     * Signs in.
     *
     * @param address nothing when what was sent is no address: it is then treated as an unknown one
     * @param presented a refresh token that came with the request; its session ends with a success
     */
    public Outcome signIn(
            Optional<EmailAddress> address, Password password, Optional<RefreshToken> presented, Origin origin) {
        return switch (permits.take(address, origin)) {
            case SignInPermits.Admission.TooMany(var left) -> {
                log.tell(SecurityEvent.LOGIN_LOCKED, "too_many_requests", Optional.empty(), origin);
                yield new Outcome.TooMany(left);
            }
            case SignInPermits.Admission.Waiting(var left) -> {
                log.tell(SecurityEvent.LOGIN_LOCKED, "waiting", Optional.empty(), origin);
                yield new Outcome.Waiting(left);
            }
            case SignInPermits.Admission.Admitted admitted -> judge(address, admitted, password, presented, origin);
        };
    }

    private Outcome judge(
            Optional<EmailAddress> address,
            SignInPermits.Admission.Admitted admitted,
            Password password,
            Optional<RefreshToken> presented,
            Origin origin) {
        var credential = admitted.credential();
        var verdict = passwords.judge(password, credential.map(Credential::password));
        if (credential.isPresent() && verdict.matches() && !credential.get().disabled()) {
            var rehashed = verdict.outdated() ? Optional.of(passwords.hash(password)) : Optional.<PasswordHash>empty();
            var signedIn = begin(credential.get(), rehashed, presented, origin);
            if (signedIn.isPresent()) {
                callers.release(admitted.caller());
                return new Outcome.Succeeded(signedIn.get());
            }
        }
        return refuse(address, admitted, credential.map(c -> c.profile().id()), origin);
    }

    private Optional<SignedIn> begin(
            Credential credential, Optional<PasswordHash> rehashed, Optional<RefreshToken> presented, Origin origin) {
        var now = clock.instant();
        var user = credential.profile().id();
        var session = Session.begin(user, SessionId.next(ids), now, lifetimes);
        var refresh = RefreshToken.next(user, session.id(), random);
        return signIns.succeed(credential, session, refresh, origin, rehashed, presented)
                .map(profile -> {
                    log.tell(SecurityEvent.LOGIN_SUCCEEDED, "succeeded", Optional.of(user), origin);
                    var access = tokens.forUser(user, session.id(), now, lifetimes.access());
                    return new SignedIn(access, lifetimes.access(), refresh, lifetimes.refreshIdle(), profile);
                });
    }

    private Outcome refuse(
            Optional<EmailAddress> address,
            SignInPermits.Admission.Admitted admitted,
            Optional<UserId> user,
            Origin origin) {
        log.tell(SecurityEvent.LOGIN_FAILED, "invalid_credentials", user, origin);
        var left = callers.failed(admitted.caller(), address, origin, clock.instant());
        if (left.isPresent()) {
            return new Outcome.TooMany(left.get());
        }
        var wait = Throttle.waitAfter(admitted.failures());
        if (wait.isPositive()) {
            address.ifPresent(
                    known -> log.recordAttempt(SecurityEvent.LOGIN_LOCKED, "wait_started", user, known, origin));
        }
        return Throttle.isAnsweredAsWait(admitted.failures()) ? new Outcome.Waiting(wait) : new Outcome.Refused();
    }
}
