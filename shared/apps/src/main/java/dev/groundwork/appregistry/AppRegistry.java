package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads and writes all apps and their deployments. A deleted app is found by the worker only, until it is purged. An owner whose account is
 * deleted is closed: no app is created for it any more.
 */
public interface AppRegistry extends AppReader {

    /** The time in which the slug of a deleted app is not given to another app. */
    Duration SLUG_RESERVED_FOR = Duration.ofDays(90);

    /** The outcome of adding an app. */
    sealed interface CreateOutcome {
        /** The app is added. */
        record Created(App app) implements CreateOutcome {}

        /** The owner's idea has this app already. */
        record IdeaTaken(AppId app) implements CreateOutcome {}

        /** Another app has the slug, or had it less than {@link #SLUG_RESERVED_FOR} ago. */
        record SlugTaken() implements CreateOutcome {}

        /** The owner's account is deleted. */
        record OwnerClosed() implements CreateOutcome {}
    }

    /** Adds an app. Of racing ones with one idea, or one slug, one is added. */
    CreateOutcome create(App app);

    /** Finds any app, a deleted one too. */
    Optional<App> find(AppId app);

    /**
     * Writes a change if nobody has written since {@code before} was read. The same transaction writes the item of the latest deployment and
     * whether the app is listed as due and as running.
     *
     * @return false where somebody else has written since
     */
    boolean replace(App before, App after);

    /** Writes a deployment's reservation like {@link #replace}, with the idempotency record of the key that asked for it. */
    boolean reserve(App before, App after, IdempotencyKey key);

    /** Finds the deployment that this key has asked for. */
    Optional<DeploymentId> reservedBy(AppId app, IdempotencyKey key);

    /** Lists the apps for which something has to be done by now. A page may have fewer apps than its limit. */
    RegistryPage<AppId> due(Instant now, int limit, Optional<String> from);

    /** Lists the running apps of all owners. */
    RegistryPage<AppId> running(int limit, Optional<String> from);

    /** Removes a deleted app with its deployments; its slug stays reserved. */
    void purge(App app);

    /** Closes an owner whose account is deleted: from now on no app is created for it. Safe to repeat. */
    void closeOwner(UserId owner, Instant now);
}
