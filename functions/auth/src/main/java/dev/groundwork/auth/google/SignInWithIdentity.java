package dev.groundwork.auth.google;

import dev.groundwork.auth.account.Account;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.sessions.Session;
import dev.groundwork.auth.signin.SignIns;
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
 * What an identity at Google opens. An address counts only where Google says {@code email_verified: true}, and here only once it is proven;
 * so nobody comes into an account by an address that somebody else merely wrote down, there or here.
 *
 * <pre>
 * the identity here     the address at Google   the account of that address      what happens
 * opens an account      any, changed too        any                              signs in to the account of the identity
 * opens a closed one    any                     any                              refused, as a wrong password is
 * unknown               not verified            any, none too                    refused
 * unknown               verified                open, without a Google identity  linked, with a notice by mail, and signs in
 * unknown               verified                open, with another one           refused: one Google identity per account
 * unknown               verified                closed                           refused, and not linked
 * unknown               verified                none                             a new account without a password, and signs in
 * unknown               verified                none, a registration is pending  the same, and the registration goes, its password too
 * </pre>
 *
 * <p>Each step is one look and one conditional write; whoever finds something changed looks again. So any number of racing sign-ins of one
 * identity make one account with one identity, and all of them are signed in to it.
 */
@Singleton
final class SignInWithIdentity {

    /** How often others may be faster. */
    private static final int MAX_LOOKS = 20;

    private static final String GOOGLE = "google";

    private final GoogleAccounts accounts;
    private final OpenGoogleAccount openAccount;
    private final SignIns signIns;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final IdSource ids;
    private final ProductClock clock;
    private final SecureRandom random;

    SignInWithIdentity(
            GoogleAccounts accounts,
            OpenGoogleAccount openAccount,
            SignIns signIns,
            SecurityLog log,
            Lifetimes lifetimes,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.openAccount = openAccount;
        this.signIns = signIns;
        this.log = log;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** What came of it. */
    sealed interface Outcome {

        /** The device is signed in. */
        record SignedIn(RefreshToken refreshToken, Duration refreshLife) implements Outcome {}

        /** Nobody is signed in. */
        record Refused(GoogleSignInError why) implements Outcome {}
    }

    /** Signs in, after linking or opening an account where that is due. */
    Outcome signIn(GoogleIdentity identity, Optional<RefreshToken> presented, Origin origin) {
        for (int looks = 0; looks < MAX_LOOKS; looks++) {
            var owner = accounts.owner(identity);
            var outcome = owner.isPresent() ? begin(owner.get(), presented, origin) : acquaint(identity, origin);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("an account changed " + MAX_LOOKS + " times under one sign-in");
    }

    /** The session of a known identity; nothing when the account has changed meanwhile. */
    private Optional<Outcome> begin(UserId user, Optional<RefreshToken> presented, Origin origin) {
        var account = accounts.find(user);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        if (account.get().disabled()) {
            return refused(GoogleSignInError.ACCOUNT_DISABLED, Optional.of(user), origin);
        }
        var session = Session.begin(user, SessionId.next(ids), clock.instant(), lifetimes);
        var refresh = RefreshToken.next(user, session.id(), random);
        if (!signIns.begin(account.get(), session, refresh, GOOGLE, origin, presented)) {
            return Optional.empty();
        }
        log.tell(SecurityEvent.LOGIN_SUCCEEDED, GOOGLE, Optional.of(user), origin);
        return Optional.of(new Outcome.SignedIn(refresh, lifetimes.refreshIdle()));
    }

    /** Links or opens, so that the next look finds the identity; or refuses. */
    private Optional<Outcome> acquaint(GoogleIdentity identity, Origin origin) {
        if (identity.provenAddress().isEmpty()) {
            return refused(GoogleSignInError.EMAIL_UNVERIFIED, Optional.empty(), origin);
        }
        var address = identity.provenAddress().get();
        var account = accounts.find(address);
        if (account.isEmpty()) {
            openAccount.open(identity, address, origin);
            return Optional.empty();
        }
        return link(account.get(), identity, origin);
    }

    private Optional<Outcome> link(Account account, GoogleIdentity identity, Origin origin) {
        var user = account.profile().id();
        if (account.disabled()) {
            return refused(GoogleSignInError.ACCOUNT_DISABLED, Optional.of(user), origin);
        }
        if (account.hasGoogle()) {
            return isOwner(identity, user)
                    ? Optional.empty()
                    : refused(GoogleSignInError.ALREADY_LINKED, Optional.of(user), origin);
        }
        var now = clock.instant();
        var notice = Mail.googleLinked(account.profile(), now);
        var what = Activity.of(ids.nextUlid(), SecurityEvent.GOOGLE_LINKED, "succeeded", origin, now);
        if (accounts.link(user, identity, notice, what) == GoogleAccounts.Outcome.DONE) {
            log.tell(SecurityEvent.GOOGLE_LINKED, "succeeded", Optional.of(user), origin);
        }
        return Optional.empty();
    }

    /** Whether somebody linked this very identity between the two looks. */
    private boolean isOwner(GoogleIdentity identity, UserId user) {
        return accounts.owner(identity).equals(Optional.of(user));
    }

    private Optional<Outcome> refused(GoogleSignInError why, Optional<UserId> user, Origin origin) {
        log.record(SecurityEvent.LOGIN_FAILED, why.code(), user, origin);
        return Optional.of(new Outcome.Refused(why));
    }
}
