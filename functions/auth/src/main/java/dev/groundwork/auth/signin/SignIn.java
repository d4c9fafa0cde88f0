package dev.groundwork.auth.signin;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.password.Password;
import dev.groundwork.auth.password.PasswordHasher;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.sessions.RefreshToken.SignedIn;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.FailedSignIns;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signs a person in with a password. Every attempt costs one round trip for its permit, one hash and one more round trip, which starts the
 * session or stores the failure for the account's owner. It takes two permits before the hash, so parallel guesses cannot outrun a limit: one
 * of the caller's network, which costs no round trip, then one of the address, whose write is also the look-up. A caller over its limit moves
 * no address's count, and an attempt that has to wait at an address does not count against its caller.
 *
 * <p>An attempt that is refused by a wait stands in the log only; the start of a wait is stored. So nobody can fill an owner's list faster than
 * the throttle lets guess.
 */
@Singleton
final class SignIn {

    private static final SignIns.Attempt NO_ADDRESS = new SignIns.Attempt.Permit(0, Optional.empty());

    private final SignIns signIns;
    private final FailedSignIns callers;
    private final PasswordHasher hasher;
    private final AccessTokens tokens;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final IdSource ids;
    private final ProductClock clock;
    private final SecureRandom random;

    SignIn(
            SignIns signIns,
            FailedSignIns callers,
            PasswordHasher hasher,
            AccessTokens tokens,
            SecurityLog log,
            Lifetimes lifetimes,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this.signIns = signIns;
        this.callers = callers;
        this.hasher = hasher;
        this.tokens = tokens;
        this.log = log;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A request to sign in.
     *
     * @param address nothing for a text that is no address: it is treated as an unknown one
     * @param presented a refresh token that came along; its session ends with a success
     */
    record Request(Optional<EmailAddress> address, Password password, Optional<RefreshToken> presented, Edge origin) {}

    /** The result of a sign-in. */
    sealed interface Outcome permits Outcome.Succeeded, Outcome.InvalidCredentials, Waiting, Outcome.TooManyFailures {

        /** The device is signed in. */
        record Succeeded(SignedIn signedIn) implements Outcome {}

        /** Wrong password, unknown address or closed account: nobody is told which. */
        record InvalidCredentials() implements Outcome {}

        /** Too many failures of this caller, at any address. */
        record TooManyFailures(Duration left) implements Outcome {}
    }

    /** Signs in. */
    Outcome signIn(Request request) {
        var now = clock.instant();
        return switch (callers.take(request.origin(), now)) {
            case Admission.Over(var left) -> {
                log.writeLine(SecurityEvent.LOGIN_LOCKED, "too_many_requests", Optional.empty(), request.origin());
                yield new Outcome.TooManyFailures(left);
            }
            case Admission.Permit caller -> attempt(request, caller, now);
        };
    }

    private Outcome attempt(Request request, Admission.Permit caller, Instant now) {
        var attempt =
                request.address().map(address -> signIns.attempt(address, now)).orElse(NO_ADDRESS);
        return switch (attempt) {
            case Waiting waiting -> {
                callers.release(caller);
                log.writeLine(SecurityEvent.LOGIN_LOCKED, "waiting", Optional.empty(), request.origin());
                yield waiting;
            }
            case SignIns.Attempt.Permit permit -> verify(request, caller, permit);
        };
    }

    private Outcome verify(Request request, Admission.Permit caller, SignIns.Attempt.Permit permit) {
        var account = permit.account();
        var verified = hasher.verify(request.password(), account.flatMap(StoredAccount::password));
        if (account.isPresent() && verified.matches() && !account.get().disabled()) {
            var rehashed =
                    verified.outdated() ? Optional.of(hasher.hash(request.password())) : Optional.<PasswordHash>empty();
            var signedIn = start(account.get(), rehashed, request);
            if (signedIn.isPresent()) {
                callers.release(caller);
                return new Outcome.Succeeded(signedIn.get());
            }
        }
        return fail(request, caller, permit);
    }

    private Optional<SignedIn> start(StoredAccount account, Optional<PasswordHash> rehashed, Request request) {
        var now = clock.instant();
        var user = account.profile().id();
        var refresh = RefreshToken.first(user, SessionId.next(ids), random);
        var start = new SessionStart(refresh, request.presented(), "succeeded", request.origin(), now);
        return signIns.succeed(account, rehashed, start).map(profile -> {
            log.writeLine(SecurityEvent.LOGIN_SUCCEEDED, "succeeded", Optional.of(user), request.origin());
            var access = tokens.forUser(user, refresh.session(), now, lifetimes.access());
            return new SignedIn(access, lifetimes.access(), refresh, lifetimes.refreshIdle(), profile);
        });
    }

    private Outcome fail(Request request, Admission.Permit caller, SignIns.Attempt.Permit permit) {
        var origin = request.origin();
        var user = permit.account().map(account -> account.profile().id());
        log.writeLine(SecurityEvent.LOGIN_FAILED, "invalid_credentials", user, origin);
        var left = callers.failed(caller, request.address(), origin, clock.instant());
        if (left.isPresent()) {
            return new Outcome.TooManyFailures(left.get());
        }
        var wait = Throttle.waitAfter(permit.failures());
        if (wait.isPositive()) {
            request.address().ifPresent(address -> recordWait(user, address, origin));
        }
        return Throttle.isAnsweredAsWait(permit.failures()) ? new Waiting(wait) : new Outcome.InvalidCredentials();
    }

    private void recordWait(Optional<UserId> user, EmailAddress address, Edge origin) {
        log.recordAttempt(SecurityEvent.LOGIN_LOCKED, "wait_started", user, address, origin);
    }
}
