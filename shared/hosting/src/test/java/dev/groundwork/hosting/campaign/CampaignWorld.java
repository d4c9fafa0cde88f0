package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.kernel.DeploymentId;
import java.util.List;

/** A provider's adapter over its stand-in, as the campaign needs it. */
public interface CampaignWorld extends AutoCloseable {

    HostingProvider provider();

    /** The n-th request from now on has this fault, once. */
    void arm(int request, CampaignFault fault);

    /** How many requests came since the fault was armed. */
    int requests();

    /** Adds somebody else's object with this name and marker. */
    void stranger(String name, Marker marker);

    /** How many objects carry a marker. */
    long objects(Marker marker);

    /** How many objects there are in all. */
    long objects();

    /** How many deployments were made at the provider for one of ours. */
    long deployments(Marker marker, DeploymentId deployment);

    /** What the provider's description has against our requests. */
    List<String> findings();

    @Override
    void close();
}
