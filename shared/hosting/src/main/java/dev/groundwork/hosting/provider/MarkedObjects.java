package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.App;
import java.util.Optional;

/** A place where we create objects for apps, each with our marker, and where some may be left behind: services at a provider, repositories. */
public interface MarkedObjects {

    /**
     * An object that carries our marker.
     *
     * @param id its id at the place, which stays when it is renamed
     * @param name what its deletion asks for
     * @param marker the marker that it carries
     */
    record MarkedObject(String id, String name, Marker marker) {}

    /** Returns the name of the place. */
    String place();

    /** Returns true if an operator has entered what it needs. */
    boolean isConfigured();

    /** Lists objects that carry a marker of this stack. A page may have fewer of them than the place's own pages. */
    ProviderOutcome<RegistryPage<MarkedObject>> list(StackName stack, Optional<String> cursor);

    /** Returns true if an app has another object here than this one. An app that has none yet may be about to record this one. */
    boolean hasAnother(App app, MarkedObject object);

    /** Deletes an object; one that is not there is missing, or counts as deleted. */
    ProviderOutcome<MarkedObject> delete(MarkedObject object);
}
