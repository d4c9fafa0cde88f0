package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** Reads apps and their deployments for their owners. Each read sees every write that came before it. */
public interface AppReader {

    /** Finds an owner's app. A deleted app and another owner's app are as absent as one that never existed. */
    Optional<App> find(UserId owner, AppId app);

    /**
     * Lists an owner's apps, oldest first, without deleted ones.
     *
     * @param limit the most apps of a page
     * @param from the {@link RegistryPage#next} of the page before, nothing for the first page
     */
    RegistryPage<App> list(UserId owner, int limit, Optional<String> from);

    /**
     * Lists an app's deployments, newest first. The caller has checked whose app it is.
     *
     * @param limit the most deployments of a page
     * @param from the {@link RegistryPage#next} of the page before, nothing for the first page
     */
    RegistryPage<Deployment> deployments(AppId app, int limit, Optional<String> from);

    /** Returns the names of an app's variables, in their order; values are never read for an owner. The caller has checked whose app it is. */
    List<String> variableNames(AppId app);

    /** Finds one deployment of an app. The caller has checked whose app it is. */
    Optional<Deployment> deployment(AppId app, DeploymentId deployment);
}
