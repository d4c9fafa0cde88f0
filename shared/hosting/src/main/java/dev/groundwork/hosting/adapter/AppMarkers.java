package dev.groundwork.hosting.adapter;

import dev.groundwork.dynamodb.AppsTable;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.domain.Deployment;
import dev.groundwork.hosting.port.AppRegistry;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The small items around an app: who has which name, and in which list it stands. */
final class AppMarkers {

    private static final String APP_ID = "appId";

    private AppMarkers() {}

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

    /** A slug whose app is gone: nobody gets it before its rest is over, by which time DynamoDB may have removed the item. */
    static Item restingSlug(App app) {
        var freeFrom = app.removedAt().orElseThrow().plus(AppRegistry.SLUG_REST);
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
