package dev.groundwork.mail.sending;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.mail.suppression.Suppression;
import java.time.Instant;
import java.util.Optional;

/** Mails that wait in the tables. */
public interface OutboxItems {

    /** Returns the mail that waits under this key in this table, or nothing if it was sent or suppressed before. */
    Optional<OutboxMail> find(String table, Key key);

    /** Deletes a mail that was sent. Repeating it is harmless. */
    void remove(String table, Key key);

    /**
     * Marks a mail as not sent. Its item stays for 30 days with its kind, the time and {@code reason}, without its address and words. Repeating it
     * is harmless.
     */
    void suppress(String table, Key key, Suppression.Reason reason, Instant now);
}
