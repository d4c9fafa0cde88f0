package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.tokens.SecretToken;
import java.time.Instant;
import java.util.Optional;

/** Registrations, and the accounts that they become. */
interface Registrations {

    /** Returns true if an account has proven this address. */
    boolean isProven(EmailAddress address);

    /**
     * Stores a registration with the token that proves it, in place of any earlier one of the address, and sends the mail. Nothing at all
     * happens if the address has reached its limit of mails, so the token that was mailed before stays valid.
     */
    void store(Registration registration, SecretToken token, Mail mail, Instant now);

    /** Sends a mail that anybody can cause, unless the address has reached its limit of mails. */
    void send(Mail mail, Instant now);

    /** Returns the registration that this token proves, or nothing if the token is unknown, replaced or expired. Changes nothing. */
    Optional<Registration> find(SecretToken token, Instant now);

    /**
     * Opens the account and ends the registration, together or not at all. Of two calls with one token one opens the account.
     *
     * @return false if the token was used or replaced, or the address has an account by now
     */
    boolean open(NewAccount account, SecretToken token);

    /**
     * A request for an account whose address is not proven yet. It is no account: nobody can sign in with it, and the next registration of the same
     * address replaces it, password and all.
     *
     * @param address the address to prove
     * @param displayName the display name asked for
     * @param password the hash of the password asked for
     * @param expiresAt when the proof comes too late
     */
    record Registration(EmailAddress address, DisplayName displayName, PasswordHash password, Instant expiresAt) {}
}
