package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Requests for a new password. The newest that was mailed counts; only hashes of tokens are stored. */
interface PasswordResets {

    /** Returns the owner of this address, or nothing if it has no account. One round trip. */
    Optional<Profile> owner(EmailAddress address);

    /**
     * Stores a token that opens the owner's account, in place of any earlier one, and sends the mail. Nothing at all happens if the address has
     * reached its limit of mails, so the token that was mailed before stays valid. One round trip.
     *
     * @return false if the address has reached its limit of mails
     */
    boolean store(Profile owner, SecretToken token, Instant expiresAt, Mail mail, Instant now);

    /** Makes one round trip that takes as long as {@link #store} and changes nothing, for an address without an account. */
    void pretend(EmailAddress address, SecretToken token, Instant now);

    /** Returns the user whose account this token opens, or nothing if it is unknown, used, of another kind or expired. Changes nothing. */
    Optional<UserId> find(SecretToken token, Instant now);

    /**
     * Uses the token up: the owner has the new password, failed sign-ins are cleared, every session ends and the notice goes out, together or
     * not at all. Of two calls with one token one succeeds; a sign-in with the old password that races with it leaves no session.
     *
     * @param notice the mail to the owner
     * @return false if the token was used or replaced, or the account has gone
     */
    boolean use(SecretToken token, Profile owner, PasswordHash password, Mail notice, Instant now);
}
