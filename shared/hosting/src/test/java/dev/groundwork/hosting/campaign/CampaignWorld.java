package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.kernel.DeploymentId;
import java.util.List;

/** A provider's adapter over its stand-in, as the campaign needs it. */
public interface CampaignWorld extends AutoCloseable {

    HostingProvider provider();

    /** The n-th request from now on has this fault, once; none has for 0. */
    void arm(int request, CampaignFault fault);

    /** Counts the requests since the fault was armed. */
    int requests();

    /** Tells whether a name can be taken by somebody else. */
    boolean namesAreUnique();

    /** Adds somebody else's object with this name and marker. */
    void stranger(String name, Marker marker);

    /** Counts the objects that carry a marker. */
    long objects(Marker marker);

    /** Counts all objects. */
    long objects();

    /** Counts the deployments that were made at the provider for one of ours. */
    long deployments(Marker marker, DeploymentId deployment);

    /** Returns the faults of our requests by the provider's description. */
    List<String> findings();

    @Override
    void close();
}
