package dev.groundwork.auth.account;

import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.auth.registration.Registration;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Optional;

/** Accounts and what leads to one. */
public interface Accounts {

    /** Whether an account has proven this address. */
    boolean isProven(EmailAddress address);

    /**
     * Keeps a registration with the token that proves it, in place of any earlier one of the address, and sends the mail; nothing at all
     * happens when the address has had its mails for now, so the token mailed before stays good.
     */
    MailOutcome keep(Registration registration, SecretToken token, Mail mail, Instant now);

    /** Sends a mail that anybody can cause, unless the address has had its mails for now. */
    MailOutcome send(Mail mail, Instant now);

    /** The registration that this token proves, or nothing when the token is unknown, replaced or expired. Consumes nothing. */
    Optional<Registration> findRegistration(SecretToken token, Instant now);

    /**
     * Opens the account: profile, address, slug, ledger with its free credits, and the end of the registration, together or not at all. Of
     * two calls with one token one opens the account.
     */
    OpenOutcome open(Profile profile, PasswordHash password, SecretToken token, Instant now);

    /** A user's profile, or nothing when there is no such user. */
    Optional<Profile> profile(UserId user);

    /** What came of sending a mail. */
    enum MailOutcome {
        WRITTEN,
        LIMIT_REACHED
    }

    /** What came of opening an account. */
    enum OpenOutcome {
        OPENED,
        SLUG_TAKEN,
        TOKEN_SPENT
    }
}
