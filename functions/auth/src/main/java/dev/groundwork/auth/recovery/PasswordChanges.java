package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.StoredAccount;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.kernel.SessionId;
import java.time.Instant;

/** New passwords for accounts whose current password was verified. */
interface PasswordChanges {

    /**
     * Gives the account a new password: failed sign-ins are cleared, every session but {@code kept} ends, links mailed to set a password become
     * void and the notice goes out, together or not at all. A sign-in with the old password that races with it leaves no session.
     *
     * @param verified the account as its current password was verified
     */
    Outcome change(StoredAccount verified, SessionId kept, PasswordHash password, Mail notice, Instant now);

    /** The result of a change. */
    enum Outcome {
        CHANGED,
        /** The account has another password than the verified one, or none any more. */
        OTHER_PASSWORD,
        /** The session that asked has ended. */
        SESSION_ENDED
    }
}
