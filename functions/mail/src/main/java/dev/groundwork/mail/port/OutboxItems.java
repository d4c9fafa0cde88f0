package dev.groundwork.mail.port;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import java.util.Optional;

/** Mails that wait in the tables. */
public interface OutboxItems {

    /** The mail that waits under this key in this table, or nothing when it was sent before. */
    Optional<OutboxMail> find(String table, Key key);

    /** The mail was sent: nothing of it stays. Repeating it is harmless. */
    void remove(String table, Key key);
}
