package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** The small items around an app: its idea, its slug, its owner, and the lists it stands in. */
final class AppIndexItems {

    private static final String APP_ID = "appId";

    /** Longer than any request lasts that was let in before the account was deleted. */
    private static final Duration CLOSED_OWNER_FOR = Duration.ofDays(1);

    private AppIndexItems() {}

    static AppId appId(Item item) {
        return new AppId(item.string(APP_ID));
    }

    static Item idea(App app) {
        var key = AppsTable.idea(app.owner(), app.identity().idea().value());
        return Item.at(key).set(APP_ID, app.id().value()).build();
    }

    static Item slug(App app) {
        return slugItem(app).build();
    }

    /** The slug of a deleted app: nobody gets it before {@code freeFrom}, when DynamoDB may remove the item. */
    static Item reservedSlug(App app) {
        var freeFrom = app.removedAt().orElseThrow().plus(AppRegistry.SLUG_RESERVED_FOR);
        return slugItem(app).set("freeFrom", freeFrom).expires(freeFrom).build();
    }

    private static Item.Builder slugItem(App app) {
        return Item.at(AppsTable.slug(app.identity().slug().value()))
                .set(APP_ID, app.id().value());
    }

    static Item owner(App app) {
        return Item.at(AppsTable.owner(app.id()))
                .set("owner", app.owner().value())
                .build();
    }

    static Item closedOwner(UserId owner, Instant now) {
        return Item.at(AppsTable.closedOwner(owner))
                .expires(now.plus(CLOSED_OWNER_FOR))
                .build();
    }

    static Item due(App app) {
        return Item.at(AppsTable.due(app.id()))
                .set(APP_ID, app.id().value())
                .set("dueAt", app.dueAt().orElseThrow())
                .build();
    }

    static Item billing(App app) {
        return Item.at(AppsTable.billing(app.owner(), app.id()))
                .set("owner", app.owner().value())
                .set(APP_ID, app.id().value())
                .set("createdAt", app.identity().createdAt())
                .set("runningSince", app.serving().runningSince().orElseThrow())
                .build();
    }

    static Item key(Deployment deployment, IdempotencyKey key) {
        return Item.at(keyOf(deployment.app(), key))
                .set("deploymentId", deployment.id().value())
                .build();
    }

    static Key keyOf(AppId app, IdempotencyKey key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(StandardCharsets.US_ASCII));
            return AppsTable.idempotencyKey(app, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
