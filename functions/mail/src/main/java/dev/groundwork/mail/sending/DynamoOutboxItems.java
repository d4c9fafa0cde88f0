package dev.groundwork.mail.sending;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.mail.suppression.Suppression;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Outbox items of whichever table the stream belongs to. */
@Singleton
@Secondary
final class DynamoOutboxItems implements OutboxItems {

    /** Only while the item stands: a suppression that comes late cannot bring back a mail that was sent. */
    private static final String PRESENT = "attribute_exists(pk)";

    private static final String SUPPRESSED = "suppressed";
    private static final Duration MARK_LIFE = Duration.ofDays(30);

    private final DynamoDbClient client;

    DynamoOutboxItems(DynamoDbClient client) {
        this.client = client;
    }

    @Override
    public Optional<OutboxMail> find(String table, Key key) {
        return new Table(client, table)
                .get(key)
                .filter(item -> item.optionalString(SUPPRESSED).isEmpty())
                .map(OutboxMail::from);
    }

    @Override
    public void remove(String table, Key key) {
        new Table(client, table).delete(key, Expression.ALWAYS);
    }

    @Override
    public void suppress(String table, Key key, Suppression.Reason reason, Instant now) {
        var mark = Expression.change("SET suppressed = :reason, #ttl = :ttl REMOVE #to, words, sealed")
                .onlyIf(PRESENT)
                .name("#ttl", "ttl")
                .name("#to", "to")
                .value(":reason", reason.text())
                .value(":ttl", now.plus(MARK_LIFE).getEpochSecond());
        new Table(client, table).update(key, mark);
    }
}
