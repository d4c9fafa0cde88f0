package dev.groundwork.hosting.port;

import dev.groundwork.appregistry.model.AppSlug;
import dev.groundwork.appregistry.model.CommitId;
import dev.groundwork.appregistry.model.ProviderDeployId;
import dev.groundwork.appregistry.model.ProviderName;
import dev.groundwork.appregistry.model.ServiceId;
import dev.groundwork.hosting.domain.Capabilities;
import dev.groundwork.hosting.domain.Marker;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place where apps run. Everything here is one call or few, ends within seconds, and is safe to repeat; what cannot be done is an outcome.
 */
public interface HostingProvider {

    /** Which one. */
    ProviderName name();

    /** What it can do. */
    Capabilities capabilities();

    /** How a service is. */
    enum ServiceState {
        RUNNING,
        STOPPED,
        /** Nothing was deployed to it yet. */
        NONE,
        CRASHED
    }

    /**
     * An app's service.
     *
     * @param id names it
     * @param marker whose it is, as we wrote it
     * @param url where it answers
     * @param state how it is
     */
    record Service(ServiceId id, Marker marker, Optional<URI> url, ServiceState state) {}

    /** How a deployment at the provider stands. */
    enum DeployState {
        QUEUED,
        BUILDING,
        LIVE,
        BUILD_FAILED,
        START_FAILED,
        HEALTH_CHECK_FAILED,
        SUPERSEDED,
        CANCELLED,
        /** The provider said something that we do not know. */
        UNKNOWN
    }

    /**
     * A deployment at the provider.
     *
     * @param id names it
     * @param state how it stands
     * @param detail what the provider says of it, for the owner; empty when nothing
     */
    record Deploy(ProviderDeployId id, DeployState state, String detail) {}

    /**
     * What to deploy.
     *
     * @param repository where its source is
     * @param commit which state of it
     * @param variables the environment of its process
     * @param token names the deployment on our side: the same token is the same deployment
     */
    record DeployOrder(URI repository, CommitId commit, Map<String, String> variables, DeploymentId token) {}

    /** Which log. */
    enum LogType {
        BUILD,
        RUNTIME
    }

    /**
     * A line of a log.
     *
     * @param time when
     * @param message what, as the app or its build wrote it: not to be trusted
     */
    record LogLine(Instant time, String message) {}

    /**
     * A part of a log, oldest first.
     *
     * @param lines the lines
     * @param next where the next part starts
     */
    record Log(List<LogLine> lines, Optional<String> next) {

        public Log {
            lines = List.copyOf(lines);
        }
    }

    /** The service of this name, whoever's it is. */
    ProviderOutcome<Service> findService(AppSlug name);

    /** Creates a service, or answers ours of this name. */
    ProviderOutcome<Service> createService(AppSlug name, Marker marker);

    /** A service as it is now. */
    ProviderOutcome<Service> service(ServiceId service);

    /** The deployment that was ordered under this token. */
    ProviderOutcome<Deploy> findDeploy(ServiceId service, DeploymentId token);

    /** Orders a deployment, or answers the one that was ordered under this token. */
    ProviderOutcome<Deploy> deploy(ServiceId service, DeployOrder order);

    /** A deployment as it is now. */
    ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy);

    /** Stops what runs; one that is stopped stays it. */
    ProviderOutcome<ServiceId> stop(ServiceId service);

    /** Starts what ran last; one that runs stays it. */
    ProviderOutcome<ServiceId> start(ServiceId service);

    /** Starts anew what runs. */
    ProviderOutcome<ServiceId> restart(ServiceId service);

    /** Removes a service with all it has. */
    ProviderOutcome<ServiceId> delete(ServiceId service);

    /** Reads a log from a time, or from where the last part ended. */
    ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit);
}
