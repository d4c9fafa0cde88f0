package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.time.Instant;
import java.util.List;

/** A provider and what lies behind it, as {@link HostingProviderContract} needs them. */
public interface ProviderWorld extends AutoCloseable {

    HostingProvider provider();

    /** Makes a request for a service of an app with a page. */
    NewService newService(AppIdentity.Slug name, Marker marker);

    /** Makes a request for a deployment of that page. */
    DeployRequest request(DeployToken token);

    /** The answer of the next creation of a service is lost, and the service is there. */
    void loseCreation();

    /** The answer of the next order of a deployment is lost, and the deployment is there. */
    void loseDeploy();

    /** Adds somebody else's service. */
    ServiceId stranger(AppIdentity.Slug name, Marker marker);

    /** Removes a service behind our back. */
    void lose(ServiceId service);

    /** Counts all services. */
    long services();

    /** Counts the deployments of a service. */
    long deployments(ServiceId service);

    /** A deployment that waits or is being built goes live. */
    void finish(ServiceId service, ProviderDeployId deploy);

    /** A deployment gets a status that is not known here; returns false where that cannot be. */
    boolean becomeUnknown(ServiceId service, ProviderDeployId deploy);

    /** Writes to the log of a build; returns false where only builds themselves write. */
    boolean write(ServiceId service, ProviderDeployId deploy, Instant time, String message);

    /** Returns the faults of our requests by the provider's description. */
    List<String> findings();

    @Override
    void close();
}
