package dev.groundwork.mail.adapter;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.mail.port.OutboxItems;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Outbox items of whichever table the stream belongs to. */
@Singleton
@Secondary
final class DynamoOutboxItems implements OutboxItems {

    private final DynamoDbClient client;

    DynamoOutboxItems(DynamoDbClient client) {
        this.client = client;
    }

    @Override
    public Optional<OutboxMail> find(String table, Key key) {
        return new Table(client, table).get(key).map(OutboxMail::from);
    }

    @Override
    public void remove(String table, Key key) {
        new Table(client, table).delete(key, Expression.ALWAYS);
    }
}
