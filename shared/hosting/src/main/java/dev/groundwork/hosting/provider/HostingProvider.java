package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider that runs apps. Each method makes one call or few, returns within seconds, and is safe to repeat; what cannot be done is an
 * outcome.
 */
public interface HostingProvider {

    /** Returns its name. */
    ProviderName name();

    /** Returns true if an operator has entered what it needs, such as our token. */
    default boolean isConfigured() {
        return true;
    }

    /** Returns what it can do. */
    Capabilities capabilities();

    /** The state of a service. */
    enum ServiceState {
        RUNNING,
        STOPPED,
        /** Nothing was deployed to the service yet. */
        NONE,
        CRASHED,
        /** The provider itself has stopped it; only the provider's account can start it again. */
        SUSPENDED,
        /** A state that is not known here. */
        UNKNOWN
    }

    /**
     * An app's service.
     *
     * @param id the provider's id
     * @param marker the marker that it carries
     * @param url where it answers
     * @param state its state
     * @param detail why the provider has suspended it, one word such as {@code billing}; empty when nothing is to be said
     */
    record Service(ServiceId id, Marker marker, Optional<URI> url, ServiceState state, String detail) {}

    /**
     * A service that carries our marker, as the sweep of orphans sees it.
     *
     * @param id the provider's id
     * @param marker the marker that it carries
     */
    record OwnedService(ServiceId id, Marker marker) {}

    /**
     * A part of all services that carry a marker of our stack.
     *
     * @param services the services
     * @param next the cursor of the next part, nothing on the last one
     */
    record OwnedServices(List<OwnedService> services, Optional<String> next) {

        public OwnedServices {
            services = List.copyOf(services);
        }
    }

    /**
     * A start that the provider has accepted.
     *
     * @param deploy the deployment that the provider made for it, nothing where it makes none
     */
    record Started(Optional<ProviderDeployId> deploy) {}

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

    /**
     * Finds our service: the one of this name that carries this marker. Somebody else's service of the name is a name conflict where the
     * provider's names are unique.
     */
    ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker);

    /** Creates a service, or returns ours of this name. The caller has looked it up before. */
    ProviderOutcome<Service> createService(NewService service);

    /** Reads a service. */
    ProviderOutcome<Service> service(ServiceId service);

    /** Returns the newest deployment of a service; nothing where there is none, or where a provider finds deployments by our text. */
    ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service);

    /** Finds the deployment that was created with this token. */
    ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token);

    /** Creates a deployment. The caller has looked for one with its token before. */
    ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request);

    /** Reads a deployment. */
    ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy);

    /** Cancels a deployment that is being built; one that has ended stays as it is. */
    ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy);

    /** Deploys the artifact of an earlier deployment again. The caller has looked for one with this token before. */
    ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token);

    /** Stops a service; a stopped one stays stopped. */
    ProviderOutcome<ServiceId> stop(ServiceId service);

    /** Starts what the service ran last; a running one keeps running. */
    ProviderOutcome<Started> start(ServiceId service);

    /** Restarts a running service. */
    ProviderOutcome<ServiceId> restart(ServiceId service);

    /** Deletes a service with everything it has; one that is not there counts as deleted. */
    ProviderOutcome<ServiceId> delete(ServiceId service);

    /** Lists the services that carry a marker of this stack, whatever app it names. */
    ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor);

    /** Returns its custom domains, nothing where it has none. */
    Optional<CustomDomains> domains();

    /** Returns its databases, nothing where it has none. */
    Optional<Databases> databases();

    /** Reads a log from a time on, or from a cursor: each line that is kept, once. A part may have fewer lines than its limit. */
    ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit);
}
