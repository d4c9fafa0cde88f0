package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider that runs apps. Each method makes one call or few, returns within seconds, and is safe to repeat; what cannot be done is an
 * outcome.
 */
public interface HostingProvider {

    /** Returns its name. */
    ProviderName name();

    /** Returns what it can do. */
    Capabilities capabilities();

    /** The state of a service. */
    enum ServiceState {
        RUNNING,
        STOPPED,
        /** Nothing was deployed to the service yet. */
        NONE,
        CRASHED
    }

    /**
     * An app's service.
     *
     * @param id the provider's id
     * @param marker the marker that it carries
     * @param url where it answers
     * @param state its state
     */
    record Service(ServiceId id, Marker marker, Optional<URI> url, ServiceState state) {}

    /** The state of a deployment at the provider. */
    enum DeployState {
        QUEUED,
        BUILDING,
        LIVE,
        BUILD_FAILED,
        START_FAILED,
        HEALTH_CHECK_FAILED,
        SUPERSEDED,
        CANCELLED,
        /** A state that is not known here. */
        UNKNOWN
    }

    /**
     * A deployment at the provider.
     *
     * @param id the provider's id
     * @param state its state
     * @param detail what the provider says of it, for the owner; empty when nothing
     */
    record Deploy(ProviderDeployId id, DeployState state, String detail) {}

    /**
     * A deployment to create at the provider.
     *
     * @param repository the repository of the source
     * @param commit the state of the source
     * @param variables the environment of the process
     * @param token our id of the deployment: the same token is the same deployment
     */
    record DeployRequest(URI repository, CommitId commit, Map<String, String> variables, DeploymentId token) {}

    /** The logs of a service. */
    enum LogType {
        BUILD,
        RUNTIME
    }

    /**
     * A line of a log.
     *
     * @param time when it was written
     * @param message the text as the app or its build wrote it: not to be trusted
     * @param cursor the place of the line: a part that is read from here begins with it
     */
    record LogLine(Instant time, String message, String cursor) {}

    /**
     * A part of a log, oldest first.
     *
     * @param lines the lines
     * @param next the cursor of the next part, nothing where there is nothing more now
     */
    record Log(List<LogLine> lines, Optional<String> next) {

        public Log {
            lines = List.copyOf(lines);
        }
    }

    /** Finds the service of this name, ours or not. */
    ProviderOutcome<Service> findService(AppIdentity.Slug name);

    /** Creates a service, or returns ours of this name. */
    ProviderOutcome<Service> createService(AppIdentity.Slug name, Marker marker);

    /** Reads a service. */
    ProviderOutcome<Service> service(ServiceId service);

    /** Finds the deployment that was created with this token. */
    ProviderOutcome<Deploy> findDeploy(ServiceId service, DeploymentId token);

    /** Creates a deployment, or returns the one that was created with this token. */
    ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request);

    /** Reads a deployment. */
    ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy);

    /** Stops a service; a stopped one stays stopped. */
    ProviderOutcome<ServiceId> stop(ServiceId service);

    /** Starts what the service ran last; a running one keeps running. */
    ProviderOutcome<ServiceId> start(ServiceId service);

    /** Restarts a running service. */
    ProviderOutcome<ServiceId> restart(ServiceId service);

    /** Deletes a service with everything it has. */
    ProviderOutcome<ServiceId> delete(ServiceId service);

    /** Reads a log from a time on, or from a cursor: each line that is kept, once. A part may have fewer lines than its limit. */
    ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit);
}
