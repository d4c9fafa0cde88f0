package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.model.App;

/** Something that an app has beside its service and its repository, and that is removed with it. */
public interface AppPart {

    /**
     * Removes what a deleted app has of it, after its service. Safe to repeat.
     *
     * @return false where something is left that cannot be removed now; the app stays until it can
     */
    boolean remove(App app);
}
