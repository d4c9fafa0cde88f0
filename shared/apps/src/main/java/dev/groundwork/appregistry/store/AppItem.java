package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.App.GitHubRepository;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.DeploymentProgress.Lease;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An app in the table, and its deployments: the latest one within the item of its app, and each in an item of its own. */
final class AppItem {

    private static final String LATEST = "latest";
    private static final String WAITING = "waiting";
    private static final String REPOSITORY = "repository";

    private AppItem() {}

    static Item write(App app) {
        var identity = app.identity();
        var item = Item.at(AppsTable.app(identity.owner(), identity.id()))
                .set("appId", identity.id().value())
                .set("owner", identity.owner().value())
                .set("ideaId", identity.idea().value())
                .set("slug", identity.slug().value())
                .set("provider", identity.provider().text())
                .set("createdAt", identity.createdAt())
                .set("source", app.source().map(CommitId::value))
                .set("updatedAt", app.updatedAt())
                .set("version", app.version());
        app.latest().ifPresent(d -> item.set(LATEST, members(deployment(Item.members(), d))));
        app.waiting().ifPresent(d -> item.set(WAITING, members(deployment(Item.members(), d))));
        app.repository().ifPresent(r -> item.set(REPOSITORY, members(repository(r))));
        time(item, "removedAt", app.removedAt());
        SettingsItem.write(item, app.settings());
        return serving(item, app.serving()).build();
    }

    private static AttributeValue members(Item.Builder item) {
        return AttributeValue.fromM(item.build().attributes());
    }

    private static Item.Builder repository(GitHubRepository repository) {
        return Item.members()
                .set("url", repository.url().toString())
                .set("owner", repository.owner())
                .set("name", repository.name())
                .set("id", repository.id())
                .set("source", repository.source().value())
                .set("pushed", repository.pushed().value());
    }

    private static GitHubRepository repository(Item item) {
        return new GitHubRepository(
                URI.create(item.string("url")),
                item.string("owner"),
                item.string("name"),
                item.number("id"),
                new CommitId(item.string("source")),
                new CommitId(item.string("pushed")));
    }

    private static Item.Builder serving(Item.Builder item, Serving serving) {
        item.set("status", serving.status().text())
                .set("shouldRun", serving.shouldRun())
                .set("serviceId", serving.service().map(ServiceId::value))
                .set("url", serving.url().map(URI::toString))
                .set("reason", serving.reason().map(StatusReason::text))
                .set("build", serving.build().map(DeploymentId::value))
                .set("commit", serving.commit().map(CommitId::value));
        time(item, "lastDeployedAt", serving.lastDeployedAt());
        time(item, "runningSince", serving.runningSince());
        time(item, "suspendedAt", serving.suspendedAt());
        return item;
    }

    static Item write(Deployment deployment) {
        return deployment(Item.at(AppsTable.deployment(deployment.app(), deployment.id())), deployment)
                .build();
    }

    private static Item.Builder deployment(Item.Builder item, Deployment d) {
        item.set("id", d.id().value())
                .set("appId", d.app().value())
                .set("trigger", d.trigger().text())
                .set("status", d.status().text())
                .set("createdAt", d.createdAt())
                .set("commit", d.commit().map(CommitId::value))
                .set("buildId", d.buildId())
                .set("rollbackOf", d.rollbackOf().map(DeploymentId::value))
                .set("failureCode", d.failure().map(f -> f.code().text()))
                .set("failureDetail", d.failure().map(DeploymentFailure::detail))
                .set("pendingReason", d.pendingReason().map(r -> r.code().text()));
        d.pendingReason().ifPresent(r -> {
            r.position().ifPresent(position -> item.set("pendingPosition", position));
            time(item, "pendingEta", r.eta());
        });
        time(item, "startedAt", d.startedAt());
        time(item, "finishedAt", d.finishedAt());
        return progress(item, d.progress());
    }

    private static Item.Builder progress(Item.Builder item, DeploymentProgress p) {
        item.set("step", p.step().name())
                .set("turn", p.turn())
                .set("dueAt", p.dueAt())
                .set("waits", p.waits())
                .set("leaseToken", p.lease().map(Lease::token))
                .set("previousDeploy", p.previousDeploy().map(ProviderDeployId::value))
                .set("providerDeploy", p.providerDeploy().map(ProviderDeployId::value));
        time(item, "leaseUntil", p.lease().map(Lease::until));
        time(item, "acceptedAt", p.acceptedAt());
        time(item, "liveAt", p.liveAt());
        time(item, "pausedSince", p.pausedSince());
        return item;
    }

    private static void time(Item.Builder item, String name, Optional<Instant> value) {
        value.ifPresent(v -> item.set(name, v));
    }

    static App read(Item item) {
        return new App(
                identity(item),
                SettingsItem.read(item),
                item.optionalString("source").map(CommitId::new),
                part(item, REPOSITORY).map(AppItem::repository),
                serving(item),
                part(item, LATEST).map(AppItem::deployment),
                part(item, WAITING).map(AppItem::deployment),
                item.optionalInstant("removedAt"),
                item.instant("updatedAt"),
                item.number("version"));
    }

    private static Optional<Item> part(Item item, String name) {
        return item.attributes().containsKey(name) ? Optional.of(item.map(name)) : Optional.empty();
    }

    private static AppIdentity identity(Item item) {
        return new AppIdentity(
                new AppId(item.string("appId")),
                new UserId(item.string("owner")),
                new IdeaId(item.string("ideaId")),
                new AppIdentity.Slug(item.string("slug")),
                constant(ProviderName.class, item.string("provider")),
                item.instant("createdAt"));
    }

    private static Serving serving(Item item) {
        return new Serving(
                constant(Serving.Status.class, item.string("status")),
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

    static Deployment deployment(Item item) {
        return new Deployment(
                new DeploymentId(item.string("id")),
                new AppId(item.string("appId")),
                constant(Deployment.Trigger.class, item.string("trigger")),
                item.optionalString("commit").map(CommitId::new),
                item.optionalString("buildId"),
                item.optionalString("rollbackOf").map(DeploymentId::new),
                constant(Deployment.Status.class, item.string("status")),
                item.instant("createdAt"),
                item.optionalInstant("startedAt"),
                item.optionalInstant("finishedAt"),
                item.optionalString("failureCode").map(code -> failure(code, item.string("failureDetail"))),
                item.optionalString("pendingReason").map(code -> pending(code, item)),
                progress(item));
    }

    private static DeploymentFailure failure(String code, String detail) {
        return new DeploymentFailure(constant(DeploymentFailure.Code.class, code), detail);
    }

    private static PendingReason pending(String code, Item item) {
        var position = Math.toIntExact(item.number("pendingPosition", 0));
        return new PendingReason(
                constant(PendingReason.Code.class, code),
                position == 0 ? OptionalInt.empty() : OptionalInt.of(position),
                item.optionalInstant("pendingEta"));
    }

    private static DeploymentProgress progress(Item item) {
        return new DeploymentProgress(
                DeploymentProgress.Step.valueOf(item.string("step")),
                Math.toIntExact(item.number("turn")),
                item.optionalString("leaseToken").map(token -> new Lease(token, item.instant("leaseUntil"))),
                item.instant("dueAt"),
                item.optionalString("previousDeploy").map(ProviderDeployId::new),
                item.optionalString("providerDeploy").map(ProviderDeployId::new),
                item.optionalInstant("acceptedAt"),
                item.optionalInstant("liveAt"),
                item.optionalInstant("pausedSince"),
                Math.toIntExact(item.number("waits")));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
