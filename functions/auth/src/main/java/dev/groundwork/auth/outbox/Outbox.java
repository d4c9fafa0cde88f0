package dev.groundwork.auth.outbox;

import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.secrets.OutboxSeal;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Makes the outbox item of a mail, which is written with its cause; the one-time token is sealed. */
@Singleton
public final class Outbox {

    private final OutboxSeal seal;
    private final IdSource ids;

    Outbox(OutboxSeal seal, IdSource ids) {
        this.seal = seal;
        this.ids = ids;
    }

    public Item item(Mail mail, Instant now) {
        var sealed = mail.token().map(SecretToken::value).map(seal::seal).orElse("");
        return new OutboxMail(ids.nextUlid(), mail.kind().text(), mail.to().value(), mail.words(), sealed, now).item();
    }
}
