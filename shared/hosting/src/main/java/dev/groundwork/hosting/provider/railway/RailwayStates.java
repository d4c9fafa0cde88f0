package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.railway.RailwayJson.Deployment;
import dev.groundwork.hosting.provider.railway.RailwayJson.ServiceInstance;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Railway's thirteen states of a deployment (enum DeploymentStatus of its schema) as ours. A value that is not known here stays unknown. */
final class RailwayStates {

    static final String DATABASE_ENDED =
            "The database has ended or was stopped at Railway; its log there says why. What is in it is kept.";

    private RailwayStates() {}

    /** Converts a deployment. A failed build leaves its cause in the build log only. */
    static Deploy deploy(Deployment deployment) {
        return switch (deployment.status()) {
            case "INITIALIZING", "QUEUED", "WAITING", "NEEDS_APPROVAL" -> of(deployment, DeployState.QUEUED, "");
            case "BUILDING", "DEPLOYING" -> of(deployment, DeployState.BUILDING, "");
            case "SUCCESS", "SLEEPING" ->
                of(deployment, deployment.isStopped() ? DeployState.CANCELLED : DeployState.LIVE, "");
            case "FAILED" ->
                of(
                        deployment,
                        DeployState.BUILD_FAILED,
                        "Railway could not build or start it; the build log says why.");
            case "CRASHED" -> of(deployment, DeployState.START_FAILED, "The process ended; the runtime log says why.");
            case "REMOVING", "REMOVED" -> of(deployment, DeployState.SUPERSEDED, "");
            case "SKIPPED" -> of(deployment, DeployState.CANCELLED, "");
            default -> of(deployment, DeployState.UNKNOWN, "");
        };
    }

    private static Deploy of(Deployment deployment, DeployState state, String detail) {
        return new Deploy(new ProviderDeployId(deployment.id()), state, detail);
    }

    /** Returns true if a deployment serves. */
    static boolean serves(Deployment deployment) {
        return deploy(deployment).state() == DeployState.LIVE;
    }

    /** Returns the state of a service: a deployment that serves counts more than a newer one that does not. */
    static ServiceState service(ServiceInstance instance) {
        var latest = instance.latestDeployment();
        if (all(instance).anyMatch(RailwayStates::serves)) {
            return ServiceState.RUNNING;
        }
        if (latest == null) {
            return ServiceState.NONE;
        }
        return switch (deploy(latest).state()) {
            case LIVE -> ServiceState.RUNNING;
            case START_FAILED -> ServiceState.CRASHED;
            case BUILD_FAILED, HEALTH_CHECK_FAILED, SUPERSEDED, CANCELLED -> ServiceState.STOPPED;
            case QUEUED, BUILDING, UNKNOWN -> ServiceState.UNKNOWN;
        };
    }

    /** Returns the state of a database: its process runs, will run, or has ended and is not restarted. */
    static DatabaseState database(ServiceInstance instance) {
        return switch (service(instance)) {
            case RUNNING -> DatabaseState.READY;
            case NONE -> DatabaseState.PROVISIONING;
            case STOPPED, CRASHED, SUSPENDED -> DatabaseState.FAILED;
            case UNKNOWN -> isUnderWay(instance) ? DatabaseState.PROVISIONING : DatabaseState.UNKNOWN;
        };
    }

    private static boolean isUnderWay(ServiceInstance instance) {
        var latest = instance.latestDeployment();
        return latest != null
                && switch (deploy(latest).state()) {
                    case QUEUED, BUILDING -> true;
                    case LIVE, BUILD_FAILED, START_FAILED, HEALTH_CHECK_FAILED, SUPERSEDED, CANCELLED, UNKNOWN -> false;
                };
    }

    /** Returns the host that a deployment which serves names. */
    static Optional<String> url(@Nullable ServiceInstance instance) {
        return Stream.ofNullable(instance)
                .flatMap(RailwayStates::all)
                .flatMap(d -> Stream.concat(Stream.ofNullable(d.staticUrl()), Stream.ofNullable(d.url())))
                .map(url -> url.replaceFirst("^https?://", "").replaceAll("/.*$", ""))
                .filter(host -> !host.isEmpty())
                .findFirst();
    }

    /** All deployments that a service instance names. */
    static Stream<Deployment> all(ServiceInstance instance) {
        return Stream.concat(instance.active().stream(), Stream.ofNullable(instance.latestDeployment()));
    }
}
