package dev.groundwork.auth.google;

import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.google.FinishGoogleSignIn.GoogleOutcome;
import dev.groundwork.auth.google.GoogleSignIn.Failed;
import dev.groundwork.auth.google.GoogleSignIn.GoogleSignInError;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.sessions.RefreshToken;
import dev.groundwork.auth.signin.SignIns;
import dev.groundwork.auth.signin.SignIns.SessionStart;
import dev.groundwork.auth.tokens.Lifetimes;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Signs in with an identity at Google. An address counts only if Google says {@code email_verified: true}, and here only once it is proven;
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

    /** The number of times that others may be faster. */
    private static final int MAX_LOOKS = 20;

    private final GoogleAccounts accounts;
    private final SignIns signIns;
    private final SecurityLog log;
    private final Lifetimes lifetimes;
    private final IdSource ids;
    private final ProductClock clock;
    private final SecureRandom random;

    SignInWithIdentity(
            GoogleAccounts accounts,
            SignIns signIns,
            SecurityLog log,
            Lifetimes lifetimes,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.signIns = signIns;
        this.log = log;
        this.lifetimes = lifetimes;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Signs in, after linking or opening an account where that is due.
     *
     * @param presented a refresh token that came along; its session ends with a success
     * @param returnTo the page that the browser goes to after a success
     */
    GoogleOutcome signIn(GoogleIdentity identity, Optional<RefreshToken> presented, ReturnTo returnTo, Edge origin) {
        for (int looks = 0; looks < MAX_LOOKS; looks++) {
            var owner = accounts.owner(identity);
            var outcome =
                    owner.isPresent() ? start(owner.get(), presented, returnTo, origin) : linkOrOpen(identity, origin);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new IllegalStateException("an account changed " + MAX_LOOKS + " times under one sign-in");
    }

    /** Starts the session of a known identity; nothing if the account has changed meanwhile. */
    private Optional<GoogleOutcome> start(
            UserId user, Optional<RefreshToken> presented, ReturnTo returnTo, Edge origin) {
        var account = accounts.find(user);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        if (account.get().disabled()) {
            return failed(GoogleSignInError.ACCOUNT_DISABLED, Optional.of(user), origin);
        }
        var refresh = RefreshToken.first(user, SessionId.next(ids), random);
        var start = new SessionStart(refresh, presented, GoogleIdentity.PROVIDER, origin, clock.instant());
        if (!signIns.signInWithoutPassword(account.get(), start)) {
            return Optional.empty();
        }
        log.writeLine(SecurityEvent.LOGIN_SUCCEEDED, GoogleIdentity.PROVIDER, Optional.of(user), origin);
        return Optional.of(new GoogleOutcome.SignedIn(refresh, lifetimes.refreshIdle(), returnTo));
    }

    /** Links the identity or opens an account, so that the next look finds it; or refuses. */
    private Optional<GoogleOutcome> linkOrOpen(GoogleIdentity identity, Edge origin) {
        if (identity.provenAddress().isEmpty()) {
            return failed(GoogleSignInError.EMAIL_UNVERIFIED, Optional.empty(), origin);
        }
        var address = identity.provenAddress().get();
        var account = accounts.find(address);
        if (account.isEmpty()) {
            open(identity, address, origin);
            return Optional.empty();
        }
        return link(account.get(), identity, origin);
    }

    private void open(GoogleIdentity identity, EmailAddress address, Edge origin) {
        var user = UserId.next(ids);
        var providers = List.of(GoogleIdentity.PROVIDER);
        var account = new NewAccount(user, address, identity.name(), Optional.empty(), providers, clock.instant());
        if (accounts.open(account, identity)) {
            log.record(SecurityEvent.REGISTER, GoogleIdentity.PROVIDER, Optional.of(user), origin);
            log.record(SecurityEvent.EMAIL_VERIFIED, GoogleIdentity.PROVIDER, Optional.of(user), origin);
        }
    }

    private Optional<GoogleOutcome> link(StoredAccount account, GoogleIdentity identity, Edge origin) {
        var user = account.profile().id();
        if (account.disabled()) {
            return failed(GoogleSignInError.ACCOUNT_DISABLED, Optional.of(user), origin);
        }
        if (GoogleIdentity.opens(account.profile())) {
            return isOwner(identity, user)
                    ? Optional.empty()
                    : failed(GoogleSignInError.ALREADY_LINKED, Optional.of(user), origin);
        }
        var now = clock.instant();
        var notice = Mail.googleLinked(account.profile(), now);
        var event = Activity.of(ids.nextUlid(), SecurityEvent.GOOGLE_LINKED, "succeeded", origin, now);
        if (accounts.link(user, identity, notice, event)) {
            log.writeLine(SecurityEvent.GOOGLE_LINKED, "succeeded", Optional.of(user), origin);
        }
        return Optional.empty();
    }

    /** Returns true if somebody linked this very identity between the two looks. */
    private boolean isOwner(GoogleIdentity identity, UserId user) {
        return accounts.owner(identity).equals(Optional.of(user));
    }

    private Optional<GoogleOutcome> failed(GoogleSignInError error, Optional<UserId> user, Edge origin) {
        log.record(SecurityEvent.LOGIN_FAILED, error.code(), user, origin);
        return Optional.of(new Failed(error));
    }
}
