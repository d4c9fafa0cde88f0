package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.PasswordHash;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Requests for a new password. The newest that was mailed counts; only hashes of tokens are kept. */
public interface PasswordResets {

    /** Whose account this address has proven, or nothing when there is none. One round trip. */
    Optional<Profile> owner(EmailAddress address);

    /**
     * Keeps a token that opens the owner's account, in place of any earlier one, and sends the mail; nothing at all happens when the address
     * has had its mails for now, so the token mailed before stays good. One round trip.
     */
    Accounts.MailOutcome keep(Profile owner, SecretToken token, Instant expiresAt, Mail mail, Instant now);

    /** One round trip that takes as long as {@link #keep} and changes nothing, for an address without an account. */
    void pretend(EmailAddress address, SecretToken token, Instant now);

    /** Whose account this token opens, or nothing when it is unknown, used, of another kind or expired. Consumes nothing. */
    Optional<UserId> find(SecretToken token, Instant now);

    /**
     * Uses the token up: the owner has the new password, no failed sign-ins count any more, every session ends and the notice goes out,
     * together or not at all. Of two calls with one token one succeeds; a sign-in with the old password that races with it leaves no session.
     *
     * @param notice tells the owner
     * @return false when the token was used or replaced, or the account has gone
     */
    boolean use(SecretToken token, Profile owner, PasswordHash password, Mail notice, Instant now);
}
