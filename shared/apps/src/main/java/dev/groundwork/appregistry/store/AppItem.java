package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.ServiceId;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.StatusReason;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The item of an app. */
final class AppItem {

    private static final String LATEST = "latest";

    private AppItem() {}

    static Item write(App app) {
        var identity = app.identity();
        var item = Item.at(AppsTable.app(identity.owner(), identity.id()))
                .set("appId", identity.id().value())
                .set("owner", identity.owner().value())
                .set("ideaId", identity.idea().value())
                .set("name", identity.name().value())
                .set("slug", identity.slug().value())
                .set("provider", identity.provider().text())
                .set("createdAt", identity.createdAt())
                .set("source", app.source().map(CommitId::value))
                .set("updatedAt", app.updatedAt())
                .set("version", app.version());
        app.latest().ifPresent(d -> item.set(LATEST, AttributeValue.fromM(DeploymentItem.attributes(d))));
        set(item, "removedAt", app.removedAt());
        return serving(item, app.serving()).build();
    }

    private static Item.Builder serving(Item.Builder item, Serving serving) {
        item.set("status", serving.status().text())
                .set("shouldRun", serving.shouldRun())
                .set("serviceId", serving.service().map(ServiceId::value))
                .set("url", serving.url().map(URI::toString))
                .set("reason", serving.reason().map(StatusReason::text))
                .set("build", serving.build().map(DeploymentId::value))
                .set("commit", serving.commit().map(CommitId::value));
        set(item, "lastDeployedAt", serving.lastDeployedAt());
        set(item, "runningSince", serving.runningSince());
        set(item, "suspendedAt", serving.suspendedAt());
        return item;
    }

    static void set(Item.Builder item, String name, Optional<Instant> value) {
        value.ifPresent(v -> item.set(name, v));
    }

    static App read(Item item) {
        var latest = item.attributes().containsKey(LATEST)
                ? Optional.of(DeploymentItem.read(item.map(LATEST)))
                : Optional.<Deployment>empty();
        return new App(
                identity(item),
                item.optionalString("source").map(CommitId::new),
                serving(item),
                latest,
                item.optionalInstant("removedAt"),
                item.instant("updatedAt"),
                item.number("version"));
    }

    private static AppIdentity identity(Item item) {
        return new AppIdentity(
                new AppId(item.string("appId")),
                new UserId(item.string("owner")),
                new IdeaId(item.string("ideaId")),
                new AppIdentity.Name(item.string("name")),
                new AppIdentity.Slug(item.string("slug")),
                ProviderName.parse(item.string("provider")).orElseThrow(),
                item.instant("createdAt"));
    }

    private static Serving serving(Item item) {
        return new Serving(
                AppStatus.parse(item.string("status")).orElseThrow(),
                item.flag("shouldRun"),
                item.optionalString("serviceId").map(ServiceId::new),
                item.optionalString("url").map(URI::create),
                item.optionalString("reason").map(StatusReason::new),
                item.optionalString("build").map(DeploymentId::new),
                item.optionalString("commit").map(CommitId::new),
                item.optionalInstant("lastDeployedAt"),
                item.optionalInstant("runningSince"),
                item.optionalInstant("suspendedAt"));
    }
}
