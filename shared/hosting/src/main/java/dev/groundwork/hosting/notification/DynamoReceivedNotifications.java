package dev.groundwork.hosting.notification;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Handled notifications in the table {@code apps}; the expiry is checked here, whenever TTL removes the item. */
@Singleton
final class DynamoReceivedNotifications implements ReceivedNotifications {

    private static final String EXPIRES_AT = "expiresAt";

    private final Table table;

    DynamoReceivedNotifications(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public boolean isKnown(ProviderName provider, String id, Instant now) {
        return table.get(NotificationTable.notification(provider, id))
                .filter(item -> item.instant(EXPIRES_AT).isAfter(now))
                .isPresent();
    }

    @Override
    public void remember(ProviderName provider, String id, Instant now) {
        var until = now.plus(REMEMBERED_FOR);
        table.put(
                Item.at(NotificationTable.notification(provider, id))
                        .set(EXPIRES_AT, until)
                        .expires(until)
                        .build(),
                Expression.ALWAYS);
    }
}
