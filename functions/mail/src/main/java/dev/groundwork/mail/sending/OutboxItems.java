package dev.groundwork.mail.sending;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.mail.suppression.Suppression;
import java.time.Instant;
import java.util.Optional;

/** Mails that wait in the tables. */
public interface OutboxItems {

    /** The mail that waits under this key in this table, or nothing when it was sent or suppressed before. */
    Optional<OutboxMail> find(String table, Key key);

    /** The mail was sent: nothing of it stays. Repeating it is harmless. */
    void remove(String table, Key key);

    /**
     * The mail is not sent. Its item stays for 30 days with its kind, the time and {@code reason}, without its address and all it would have
     * said. Repeating it is harmless.
     */
    void suppress(String table, Key key, Suppression.Reason reason, Instant now);
}
