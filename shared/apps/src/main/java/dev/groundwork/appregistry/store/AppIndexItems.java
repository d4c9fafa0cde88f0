package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.AppRegistry.BuildKey;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** The small items around an app: its idea, its slug, its owner, and the lists it stands in; and what a change of the app does to them. */
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
    private static Item reservedSlug(App app) {
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

    /** Adds what a change of an app does to the lists that it stands in, and to its idea and slug once it is deleted. */
    static Transaction change(Transaction transaction, Table table, App before, App after) {
        var changed = transaction;
        if (!after.dueAt().equals(before.dueAt())) {
            changed = after.dueAt().isPresent()
                    ? changed.put(table, due(after), Expression.ALWAYS)
                    : changed.delete(table, AppsTable.due(after.id()), Expression.ALWAYS);
        }
        if (after.isRunning() != before.isRunning()) {
            changed = after.isRunning()
                    ? changed.put(table, billing(after), Expression.ALWAYS)
                    : changed.delete(table, AppsTable.billing(after.owner(), after.id()), Expression.ALWAYS);
        }
        var services = services(changed, table, before, after);
        return after.isRemoved() && !before.isRemoved() ? released(services, table, after) : services;
    }

    /** Notes which app has a service as soon as the service is found; a service that another replaces is not the app's any more. */
    private static Transaction services(Transaction transaction, Table table, App before, App after) {
        var now = after.serving().service();
        if (now.equals(before.serving().service())) {
            return transaction;
        }
        var freed = before.serving()
                .service()
                .map(old -> transaction.delete(table, serviceKey(after, old), Expression.ALWAYS))
                .orElse(transaction);
        return now.map(found -> freed.put(
                        table,
                        Item.at(serviceKey(after, found))
                                .set(APP_ID, after.id().value())
                                .build(),
                        Expression.ALWAYS))
                .orElse(freed);
    }

    static Key serviceKey(App app, ServiceId service) {
        return AppsTable.service(app.identity().provider(), service);
    }

    /** Frees the idea at once, and the slug after {@link AppRegistry#SLUG_RESERVED_FOR}. */
    private static Transaction released(Transaction transaction, Table table, App app) {
        var idea = AppsTable.idea(app.owner(), app.identity().idea().value());
        var same = Expression.when(AppsTable.SAME_APP).value(":app", app.id().value());
        return transaction.delete(table, idea, same).put(table, reservedSlug(app), Expression.ALWAYS);
    }

    private static Item due(App app) {
        return Item.at(AppsTable.due(app.id()))
                .set(APP_ID, app.id().value())
                .set("dueAt", app.dueAt().orElseThrow())
                .build();
    }

    private static Item billing(App app) {
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

    static Item build(BuildKey build, AppId app, DeploymentId deployment) {
        return Item.at(keyOf(build))
                .set(APP_ID, app.value())
                .set("deploymentId", deployment.value())
                .expires(build.at().plus(AppRegistry.BUILD_KNOWN_FOR))
                .build();
    }

    static Key keyOf(BuildKey build) {
        return AppsTable.build(build.owner(), hash(build.idea() + " " + build.build()));
    }

    static Key keyOf(AppId app, IdempotencyKey key) {
        return AppsTable.idempotencyKey(app, hash(key.value()));
    }

    private static String hash(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
