package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads and writes all apps and their deployments. A deleted app is found by the worker only, until it is purged. An owner whose account is
 * deleted is closed: no app is created for it any more.
 */
public interface AppRegistry extends AppReader {

    /** The time in which the slug of a deleted app is not given to another app. */
    Duration SLUG_RESERVED_FOR = Duration.ofDays(90);

    /** The time for which a build is known: longer than EventBridge (24 hours) and its queue (14 days) deliver an event again. */
    Duration BUILD_KNOWN_FOR = Duration.ofDays(30);

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

    /**
     * Writes the reservation of a build's deployment like {@link #replace}, with the record of the build. Of racing deliveries of one build one is
     * written; its record outlives its app, so that a late delivery does not bring a deleted app back.
     *
     * @param rows deployments that the reservation ends, or that are refused at once, beside those of the app
     * @return false where somebody else has written the app since, or the build has its record already
     */
    boolean reserveBuild(App before, App after, BuildKey build, DeploymentId deployment, List<Deployment> rows);

    /** Finds the deployment of a build. */
    Optional<DeploymentId> reservedBy(BuildKey build);

    /**
     * The identity of a build of the build agent.
     *
     * @param at when it was first handled; its record is kept for {@link #BUILD_KNOWN_FOR} from then on
     */
    record BuildKey(UserId owner, IdeaId idea, String build, Instant at) {}

    /** Finds the app that has a service at a provider. */
    Optional<AppId> byService(ProviderName provider, ServiceId service);

    /** Lists the apps for which something has to be done by now. A page may have fewer apps than its limit. */
    RegistryPage<AppId> due(Instant now, int limit, Optional<String> from);

    /** Lists the running apps of all owners. */
    RegistryPage<AppId> running(int limit, Optional<String> from);

    /** Removes a deleted app with its deployments; its slug stays reserved. */
    void purge(App app);

    /** Closes an owner whose account is deleted: from now on no app is created for it. Safe to repeat. */
    void closeOwner(UserId owner, Instant now);
}
