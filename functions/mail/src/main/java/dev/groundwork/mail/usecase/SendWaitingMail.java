package dev.groundwork.mail.usecase;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.mail.domain.Letters;
import dev.groundwork.mail.port.OutboxItems;
import dev.groundwork.mail.port.Postman;
import dev.groundwork.secrets.OutboxSeal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one mail that waits, then removes it. A stream record that comes again finds nothing and sends nothing; a crash between the two sends
 * the mail twice, which is rare and harmless, and never loses it.
 */
@Singleton
public final class SendWaitingMail {

    private static final Logger LOG = LoggerFactory.getLogger(SendWaitingMail.class);

    private final OutboxItems outbox;
    private final Postman postman;
    private final Letters letters;
    private final OutboxSeal seal;

    SendWaitingMail(OutboxItems outbox, Postman postman, Letters letters, OutboxSeal seal) {
        this.outbox = outbox;
        this.postman = postman;
        this.letters = letters;
        this.seal = seal;
    }

    /** Sends the mail under this key of this table. Throws when it could not be sent: it then still waits. */
    public void send(String table, Key key) {
        var waiting = outbox.find(table, key);
        if (waiting.isEmpty()) {
            return;
        }
        var mail = waiting.get();
        postman.send(mail.id(), mail.kind(), mail.to(), letters.of(mail.kind(), mail.words(), token(mail)));
        outbox.remove(table, key);
        LOG.atInfo()
                .addKeyValue("event", "mail_sent")
                .addKeyValue("kind", mail.kind())
                .addKeyValue("mailId", mail.id())
                .log("A mail was sent");
    }

    private Optional<String> token(OutboxMail mail) {
        if (mail.sealed().isEmpty()) {
            return Optional.empty();
        }
        var token = seal.open(mail.sealed());
        if (token.isEmpty()) {
            throw new IllegalStateException("no known outbox key opens the mail " + mail.id());
        }
        return token;
    }
}
