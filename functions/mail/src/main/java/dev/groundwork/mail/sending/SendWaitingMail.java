package dev.groundwork.mail.sending;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.mail.suppression.Suppressions;
import dev.groundwork.mail.template.MailTemplates;
import dev.groundwork.secrets.OutboxSeal;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one mail that waits, then removes it; one to a suppressed address is not sent, and its item stays for a while without what it said. A
 * stream record that comes again finds nothing and sends nothing; a crash between the two sends the mail twice, which is rare and harmless, and
 * never loses it. A mail to a user goes to the address of that moment; once the account is deleted it goes nowhere.
 */
@Singleton
public final class SendWaitingMail {

    private static final Logger LOG = LoggerFactory.getLogger(SendWaitingMail.class);

    private final OutboxItems outbox;
    private final MailSender sender;
    private final MailTemplates templates;
    private final OutboxSeal seal;
    private final Recipients recipients;
    private final Suppressions suppressions;
    private final ProductClock clock;

    SendWaitingMail(
            OutboxItems outbox,
            MailSender sender,
            MailTemplates templates,
            OutboxSeal seal,
            Recipients recipients,
            Suppressions suppressions,
            ProductClock clock) {
        this.recipients = recipients;
        this.suppressions = suppressions;
        this.clock = clock;
        this.outbox = outbox;
        this.sender = sender;
        this.templates = templates;
        this.seal = seal;
    }

    /** Sends the mail under this key of this table, unless its address is suppressed. Throws when it could not be sent: it then still waits. */
    public void send(String table, Key key) {
        var waiting = outbox.find(table, key);
        if (waiting.isEmpty()) {
            return;
        }
        var mail = addressed(waiting.get());
        if (mail.isEmpty()) {
            outbox.remove(table, key);
            record("mail_dropped", waiting.get(), "A mail was not sent: its account is deleted");
        } else {
            send(table, key, mail.get());
        }
    }

    /** The mail with an address, where it names a user. */
    private Optional<OutboxMail> addressed(OutboxMail mail) {
        var user = UserId.parse(mail.to());
        return user.isEmpty()
                ? Optional.of(mail)
                : user.flatMap(recipients::find).map(recipient -> mail.to(recipient.address(), recipient.name()));
    }

    private void send(String table, Key key, OutboxMail mail) {
        var now = clock.instant();
        var reason = suppressions.find(mail.to()).stops(mail.kind(), now);
        if (reason.isPresent()) {
            outbox.suppress(table, key, reason.get(), now);
            record("mail_suppressed", mail, "A mail was not sent: its address is suppressed");
            return;
        }
        sender.send(mail.id(), mail.kind(), mail.to(), templates.of(mail.kind(), mail.words(), token(mail)));
        outbox.remove(table, key);
        record("mail_sent", mail, "A mail was sent");
    }

    private static void record(String event, OutboxMail mail, String sentence) {
        LOG.atInfo()
                .addKeyValue("event", event)
                .addKeyValue("kind", mail.kind())
                .addKeyValue("mailId", mail.id())
                .log(sentence);
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
