package dev.groundwork.auth.recovery;

import dev.groundwork.auth.account.Credential;
import dev.groundwork.auth.account.PasswordHash;
import dev.groundwork.auth.outbox.Mail;
import dev.groundwork.kernel.SessionId;
import java.time.Instant;

/** New passwords for accounts whose password was judged. */
public interface PasswordChanges {

    /**
     * Gives the account a new password: no failed sign-ins count any more, every session but {@code kept} ends, links mailed to set a password
     * are void and the notice goes out, together or not at all. A sign-in with the old password that races with it leaves no session.
     *
     * @param judged what the old password was judged by
     */
    Outcome change(Credential judged, SessionId kept, PasswordHash password, Mail notice, Instant now);

    /** What came of a change. */
    enum Outcome {
        CHANGED,
        /** The account has another password than the one that was judged, or none any more. */
        OTHER_PASSWORD,
        /** The session that asked has ended. */
        SESSION_ENDED
    }
}
