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
import dev.groundwork.auth.signin.SignIns.Failure;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.signin.SignIns.Success;
import dev.groundwork.auth.signin.SignIns.Undecided;
import dev.groundwork.auth.signin.SignIns.Waiting;
import dev.groundwork.auth.throttle.AttemptPermits.AttemptInFlight;
import dev.groundwork.auth.throttle.FailedSignIns;
import dev.groundwork.auth.throttle.FailedSignIns.Admission;
import dev.groundwork.auth.tokens.AccessTokens;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Signs a person in with a password. Every attempt costs one round trip for its permit, one hash and one more round trip, which starts the
 * session or stores the failure for the account's owner. It takes two permits before the hash, so parallel guesses cannot outrun a limit: one
 * of the caller's network, which costs no round trip, then one of the address, whose write is also the look-up. A caller over its limit moves
 * no address's count, and an attempt that has to wait at an address does not count against its caller. The last write gives the permit of the
 * address back; what the password was worth is told after it and not without it.
 *
 * <p>An attempt that is refused by a wait stands in the log only; the start of a wait is stored. So nobody can fill an owner's list faster than
 * the throttle lets guess.
 */
@Singleton
final class SignIn {

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
    sealed interface Outcome
            permits Outcome.Succeeded, Outcome.InvalidCredentials, Waiting, Failure.TooManyFailures, Undecided {

        /** The device is signed in. */
        record Succeeded(SignedIn signedIn) implements Outcome {}

        /** Wrong password, unknown address or closed account: nobody is told which. */
        record InvalidCredentials() implements Outcome {}
    }

    /** Signs in. */
    Outcome signIn(Request request) {
        return switch (callers.take(request.origin(), clock.instant())) {
            case Admission.Over(var left) -> {
                log.writeLine(SecurityEvent.LOGIN_LOCKED, "too_many_requests", Optional.empty(), request.origin());
                yield new Failure.TooManyFailures(left);
            }
            case Admission.Permit caller ->
                request.address()
                        .map(address -> attempt(address, request, caller))
                        .orElseGet(() -> attemptWithoutAddress(request, caller));
        };
    }

    private Outcome attempt(EmailAddress address, Request request, Admission.Permit caller) {
        return switch (signIns.attempt(address)) {
            case Waiting waiting -> notVerified("waiting", waiting, request, caller);
            case Undecided undecided -> notVerified("others_in_flight", undecided, request, caller);
            case SignIns.Attempt.Permit(var attempt, var account) -> verify(request, caller, attempt, account);
        };
    }

    private Outcome notVerified(String reason, Outcome outcome, Request request, Admission.Permit caller) {
        callers.release(caller);
        log.writeLine(SecurityEvent.LOGIN_LOCKED, reason, Optional.empty(), request.origin());
        return outcome;
    }

    private Outcome attemptWithoutAddress(Request request, Admission.Permit caller) {
        hasher.verify(request.password(), Optional.empty());
        logFailure(Optional.empty(), request);
        return callers.failed(caller, clock.instant())
                .<Outcome>map(Failure.TooManyFailures::new)
                .orElseGet(Outcome.InvalidCredentials::new);
    }

    private Outcome verify(
            Request request, Admission.Permit caller, AttemptInFlight attempt, Optional<StoredAccount> account) {
        var verified = hasher.verify(request.password(), account.flatMap(StoredAccount::password));
        if (account.isPresent() && verified.matches() && !account.get().disabled()) {
            var rehashed =
                    verified.outdated() ? Optional.of(hasher.hash(request.password())) : Optional.<PasswordHash>empty();
            var outcome = start(attempt, account.get(), rehashed, request);
            if (outcome.isPresent()) {
                callers.release(caller);
                return outcome.get();
            }
        }
        return fail(
                request, caller, attempt, account.map(found -> found.profile().id()));
    }

    /** Starts the session; nothing if the password opens the account no longer. */
    private Optional<Outcome> start(
            AttemptInFlight attempt, StoredAccount account, Optional<PasswordHash> rehashed, Request request) {
        var now = clock.instant();
        var user = account.profile().id();
        var refresh = RefreshToken.first(user, SessionId.next(ids), random);
        var start = new SessionStart(refresh, request.presented(), "succeeded", request.origin(), now);
        return switch (signIns.succeed(attempt, account, rehashed, start)) {
            case Success.Started(var profile) -> {
                log.writeLine(SecurityEvent.LOGIN_SUCCEEDED, "succeeded", Optional.of(user), request.origin());
                var access = tokens.forUser(user, refresh.session(), now, lifetimes.access());
                var signedIn = new SignedIn(access, lifetimes.access(), refresh, lifetimes.refreshIdle(), profile);
                yield Optional.of(new Outcome.Succeeded(signedIn));
            }
            case Success.AccountChanged() -> Optional.empty();
            case Undecided undecided -> Optional.of(undecided);
        };
    }

    private Outcome fail(Request request, Admission.Permit caller, AttemptInFlight attempt, Optional<UserId> user) {
        logFailure(user, request);
        return switch (signIns.fail(attempt, caller, request.origin())) {
            case Failure.WrongPassword(var startsWait) -> {
                if (startsWait) {
                    logWait(user, request);
                }
                yield new Outcome.InvalidCredentials();
            }
            case Waiting waiting -> {
                logWait(user, request);
                yield waiting;
            }
            case Failure.TooManyFailures tooMany -> tooMany;
            case Undecided undecided -> undecided;
        };
    }

    private void logFailure(Optional<UserId> user, Request request) {
        log.writeLine(SecurityEvent.LOGIN_FAILED, "invalid_credentials", user, request.origin());
    }

    private void logWait(Optional<UserId> user, Request request) {
        log.writeLine(SecurityEvent.LOGIN_LOCKED, "wait_started", user, request.origin());
    }
}
