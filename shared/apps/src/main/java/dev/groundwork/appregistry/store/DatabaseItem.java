package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.AppDatabase.Times;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A database in the table, and the entry of one that is due. Its address is in no item but the app's sealed variables. */
final class DatabaseItem {

    private DatabaseItem() {}

    static Item write(AppDatabase database) {
        var times = database.times();
        var item = Item.at(AppsTable.database(database.app()))
                .set("appId", database.app().value())
                .set("owner", database.owner().value())
                .set("engine", database.engine())
                .set("status", database.status().text())
                .set("reason", database.reason())
                .set("atProvider", database.atProvider())
                .set("discards", database.discards())
                .set("createdAt", times.createdAt())
                .set("begunAt", times.begunAt())
                .set("version", database.version());
        time(item, "readyAt", times.readyAt());
        time(item, "expiresAt", times.expiresAt());
        time(item, "removedAt", times.removedAt());
        time(item, "leasedUntil", database.leasedUntil());
        time(item, "dueAt", database.dueAt());
        return item.build();
    }

    private static void time(Item.Builder item, String name, Optional<Instant> value) {
        value.ifPresent(v -> item.set(name, v));
    }

    static AppDatabase read(Item item) {
        return new AppDatabase(
                new AppId(item.string("appId")),
                new UserId(item.string("owner")),
                item.string("engine"),
                AppDatabase.Status.valueOf(item.string("status").toUpperCase(Locale.ROOT)),
                item.optionalString("reason"),
                item.optionalString("atProvider"),
                item.flag("discards"),
                new Times(
                        item.instant("createdAt"),
                        item.instant("begunAt"),
                        item.optionalInstant("readyAt"),
                        item.optionalInstant("expiresAt"),
                        item.optionalInstant("removedAt")),
                item.optionalInstant("leasedUntil"),
                item.optionalInstant("dueAt"),
                item.number("version"));
    }

    static Item due(AppDatabase database, Instant at) {
        return Item.at(DatabasesTable.due(database.app()))
                .set("appId", database.app().value())
                .set("dueAt", at)
                .build();
    }
}
