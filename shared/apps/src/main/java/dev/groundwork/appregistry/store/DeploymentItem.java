package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.DeploymentStatus;
import dev.groundwork.appregistry.model.DeploymentStep;
import dev.groundwork.appregistry.model.DeploymentTrigger;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.ProviderDeployId;
import dev.groundwork.appregistry.model.StepLease;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A deployment in the table: within the item of its app while it is the latest, and in an item of its own. */
final class DeploymentItem {

    private DeploymentItem() {}

    /** Writes the item of its own. */
    static Item item(Deployment deployment) {
        var item = Item.at(AppsTable.deployment(deployment.app(), deployment.id()));
        attributes(deployment).forEach(item::set);
        return item.build();
    }

    static Map<String, AttributeValue> attributes(Deployment d) {
        var map = new HashMap<String, AttributeValue>();
        map.put("id", Values.of(d.id().value()));
        map.put("appId", Values.of(d.app().value()));
        map.put("trigger", Values.of(d.trigger().text()));
        map.put("status", Values.of(d.status().text()));
        map.put("createdAt", Values.of(d.createdAt()));
        text(map, "commit", d.commit().map(CommitId::value));
        text(map, "buildId", d.buildId());
        text(map, "rollbackOf", d.rollbackOf().map(DeploymentId::value));
        time(map, "startedAt", d.startedAt());
        time(map, "finishedAt", d.finishedAt());
        text(map, "failureCode", d.failure().map(f -> f.code().text()));
        text(map, "failureDetail", d.failure().map(DeploymentFailure::detail));
        text(map, "pendingReason", d.pendingReason().map(PendingReason::text));
        progress(map, d.progress());
        return map;
    }

    private static void progress(Map<String, AttributeValue> map, DeploymentProgress p) {
        map.put("step", Values.of(p.step().name()));
        map.put("turn", Values.of(p.turn()));
        map.put("dueAt", Values.of(p.dueAt()));
        map.put("waits", Values.of(p.waits()));
        text(map, "leaseToken", p.lease().map(StepLease::token));
        time(map, "leaseUntil", p.lease().map(StepLease::until));
        text(map, "providerDeploy", p.providerDeploy().map(ProviderDeployId::value));
        time(map, "acceptedAt", p.acceptedAt());
        time(map, "liveAt", p.liveAt());
        time(map, "pausedSince", p.pausedSince());
    }

    private static void text(Map<String, AttributeValue> map, String name, Optional<String> value) {
        value.ifPresent(v -> map.put(name, Values.of(v)));
    }

    private static void time(Map<String, AttributeValue> map, String name, Optional<Instant> value) {
        value.ifPresent(v -> map.put(name, Values.of(v)));
    }

    static Deployment read(Item item) {
        return new Deployment(
                new DeploymentId(item.string("id")),
                new AppId(item.string("appId")),
                DeploymentTrigger.parse(item.string("trigger")).orElseThrow(),
                item.optionalString("commit").map(CommitId::new),
                item.optionalString("buildId"),
                item.optionalString("rollbackOf").map(DeploymentId::new),
                DeploymentStatus.parse(item.string("status")).orElseThrow(),
                item.instant("createdAt"),
                item.optionalInstant("startedAt"),
                item.optionalInstant("finishedAt"),
                item.optionalString("failureCode")
                        .map(code -> new DeploymentFailure(
                                FailureCode.parse(code).orElseThrow(), item.string("failureDetail"))),
                item.optionalString("pendingReason").flatMap(PendingReason::parse),
                progress(item));
    }

    private static DeploymentProgress progress(Item item) {
        return new DeploymentProgress(
                DeploymentStep.valueOf(item.string("step")),
                Math.toIntExact(item.number("turn")),
                item.optionalString("leaseToken").map(token -> new StepLease(token, item.instant("leaseUntil"))),
                item.instant("dueAt"),
                item.optionalString("providerDeploy").map(ProviderDeployId::new),
                item.optionalInstant("acceptedAt"),
                item.optionalInstant("liveAt"),
                item.optionalInstant("pausedSince"),
                Math.toIntExact(item.number("waits")));
    }
}
