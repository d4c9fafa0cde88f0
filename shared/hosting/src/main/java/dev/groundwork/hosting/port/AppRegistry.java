package dev.groundwork.hosting.port;

import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.domain.Deployment;
import dev.groundwork.hosting.domain.Page;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All apps and their deployments. Reads see every write that came before them. A deleted app is found by the worker only; once it is
 * forgotten, by nobody.
 */
public interface AppRegistry {

    /** How long a slug is not given to another app after its own was deleted. */
    Duration SLUG_REST = Duration.ofDays(90);

    /** What came of adding an app. */
    sealed interface CreateOutcome {

        /** It is there. */
        record Created(App app) implements CreateOutcome {}

        /** The owner's idea has this app already. */
        record IdeaTaken(AppId app) implements CreateOutcome {}

        /** Another app has the slug, or had it less than 90 days ago. */
        record SlugTaken() implements CreateOutcome {}
    }

    /** Adds an app. Of racing ones with one idea, or one slug, one is added. */
    CreateOutcome create(App app);

    /** An owner's app that is not deleted; another owner's is as absent as one that never was. */
    Optional<App> find(UserId owner, AppId app);

    /** Any app, a deleted one too. */
    Optional<App> find(AppId app);

    /** An owner's apps, oldest first. */
    Page<App> list(UserId owner, int limit, Optional<String> from);

    /**
     * Writes a change where nobody has written since {@code before} was read; false where somebody has. With it go the row of its latest
     * deployment, and whether it is listed as due and as running.
     */
    boolean replace(App before, App after);

    /** Writes a deployment's reservation like {@link #replace}, and remembers the key that asked for it. */
    boolean reserve(App before, App after, IdempotencyKey key);

    /** The deployment that this key has asked for. */
    Optional<DeploymentId> reservedBy(AppId app, IdempotencyKey key);

    /** An app's deployments, newest first. */
    Page<Deployment> deployments(AppId app, int limit, Optional<String> from);

    /** One of an app's deployments. */
    Optional<Deployment> deployment(AppId app, DeploymentId deployment);

    /** A part of the apps for which something has to be done by now. */
    Page<AppId> due(Instant now, int limit, Optional<String> from);

    /** A part of the apps that run. */
    Page<AppId> running(int limit, Optional<String> from);

    /** Removes a deleted app for good; its slug stays taken until its rest is over. */
    void forget(App app);
}
