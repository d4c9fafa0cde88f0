package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;

/**
 * The keys of the table {@code apps}, and the conditions of its writers.
 *
 * <pre>
 * pk             sk                    item                                          condition on write
 * USER#usr_…     APP#app_…             an app with its latest deployment             ABSENT at creation, SAME_VERSION afterwards
 * USER#usr_…     IDEA#idea             which app an idea has                         ABSENT, SAME_APP when it goes
 * USER#usr_…     BUILD#hash            which deployment a build has, for 30 days     ABSENT, written with its app
 * USER#usr_…     CLOSED                the owner's account is deleted                none; OPEN_OWNER at the creation of an app
 * APP#app_…      OWNER                 whose an app is                               ABSENT
 * APP#app_…      DEPLOYMENT#dep_…      a deployment, as it was last seen             none, written with its app
 * APP#app_…      KEY#hash              which deployment a key has requested          none, written with its app
 * SERVICE#id     SERVICE               which app has a service at a provider         none, written with its app
 * OUTBOX#ulid    OUTBOX                a mail to send, see OutboxMail                none, written with its cause
 * SLUG#slug      SLUG                  which app has a slug, or had it lately        FREE_SLUG
 * DUE#n          APP#app_…             something has to be done for an app           none, written with its app
 * BILLING#n      USER#usr_…#APP#app_…  an app that runs, by owner                    none, written with its app
 * SUSPENDED#n    USER#usr_…            an owner's apps that wait for credits         ABSENT, SAME_SUSPENSION afterwards
 * </pre>
 *
 * <p>What is "written with its app" goes in one transaction with the app's item, whose SAME_VERSION holds for all of it. BILLING#, DUE# and SUSPENDED#
 * are spread over {@link #SHARDS} partitions; an owner's running apps stand side by side in one of them.
 */
public final class AppsTable {

    /** Only where nothing stands: of racing apps for one idea one is created. */
    static final String ABSENT = "attribute_not_exists(pk)";

    /** Nobody has written the app since it was read: of racing deploys one is active, and no late result overwrites a stop. */
    static final String SAME_VERSION = "version = :seen";

    /** Nobody has the slug, or it is free again: of racing apps for one slug one gets it, and no link leads to a stranger's app. */
    static final String FREE_SLUG = "attribute_not_exists(pk) OR freeFrom <= :now";

    /** The marker is this app's: the deletion of an app does not free an idea that has another app by now. */
    static final String SAME_APP = "appId = :app";

    /** The owner's account is not deleted: no app is created behind the deletion of all apps of an account. */
    static final String OPEN_OWNER = "attribute_not_exists(pk)";

    /**
     * The suspension is as it was read: of two runs that suspend or resume an owner's apps at once one writes the mail, and none takes an app off
     * the record that the other has put there. Versions never repeat, so that a record that went and came back is another one.
     */
    static final String SAME_SUSPENSION = "version = :seen";

    /**
     * The number of partitions of an index over all apps, a power of two. Each takes 1,000 write units a second: ten million apps that are deployed
     * once a day write 440 a second to each at ten times the mean. docs/adr/0048 has the arithmetic and how the number is changed.
     */
    static final int SHARDS = 32;

    private AppsTable() {}

    /** An app. */
    static Key app(UserId owner, AppId app) {
        return new Key(owned(owner), "APP#" + app);
    }

    /** The prefix of the sort keys of apps in their owner's partition. */
    static String appPrefix() {
        return "APP#";
    }

    /** The app of an idea. */
    static Key idea(UserId owner, String idea) {
        return new Key(owned(owner), "IDEA#" + idea);
    }

    /** The deployment of a build, by the hash of its idea and its name. */
    static Key build(UserId owner, String hash) {
        return new Key(owned(owner), "BUILD#" + hash);
    }

    /** Says that an owner's account is deleted; there for a day, longer than any request that was let in before. */
    static Key closedOwner(UserId owner) {
        return new Key(owned(owner), "CLOSED");
    }

    /** The owner of an app. */
    public static Key owner(AppId app) {
        return new Key(partition(app), "OWNER");
    }

    /** A deployment. */
    static Key deployment(AppId app, DeploymentId deployment) {
        return new Key(partition(app), deploymentPrefix() + deployment);
    }

    /** The prefix of the sort keys of deployments; ids sort by their time. */
    static String deploymentPrefix() {
        return "DEPLOYMENT#";
    }

    /** The idempotency record of a key that requested a deployment. */
    static Key idempotencyKey(AppId app, String hash) {
        return new Key(partition(app), idempotencyKeyPrefix() + hash);
    }

    /** An app's variables, sealed; see the keys of its configuration. */
    public static Key config(AppId app) {
        return new Key(partition(app), "CONFIG");
    }

    /** The database of an app; see the keys of databases. */
    public static Key database(AppId app) {
        return new Key(partition(app), "DATABASE");
    }

    /** The prefix of the sort keys of idempotency records. */
    static String idempotencyKeyPrefix() {
        return "KEY#";
    }

    /** The app that has a slug. */
    static Key slug(String slug) {
        return new Key("SLUG#" + slug, "SLUG");
    }

    /** The app that has a service at a provider. */
    static Key service(ProviderName provider, ServiceId service) {
        return new Key("SERVICE#" + provider.text() + "#" + service, "SERVICE");
    }

    /** The entry of an app for which something has to be done. */
    static Key due(AppId app) {
        return new Key(duePartition(shard(app.value())), "APP#" + app);
    }

    /** A partition of apps for which something has to be done. */
    static String duePartition(int shard) {
        return "DUE#" + shard;
    }

    /** The entry of a running app: {@code owner, appId, createdAt, runningSince}. */
    public static Key billing(UserId owner, AppId app) {
        return new Key(billingPartition(shard(owner.value())), billingPrefix(owner) + app);
    }

    /** The prefix of the sort keys of an owner's running apps. */
    static String billingPrefix(UserId owner) {
        return "USER#" + owner + "#APP#";
    }

    /** A key behind all running apps of an owner and before those of the next, whatever runs meanwhile: {@code $} follows {@code #}. */
    static Key behindOwner(int shard, UserId owner) {
        return new Key(billingPartition(shard), "USER#" + owner + "#APP$");
    }

    /** The partition in which an owner's running apps stand. */
    static String billingPartition(UserId owner) {
        return billingPartition(shard(owner.value()));
    }

    /** A partition of running apps, in the order of their owners. */
    static String billingPartition(int shard) {
        return "BILLING#" + shard;
    }

    /** An owner's apps that were suspended. */
    static Key suspension(UserId owner) {
        return new Key(suspendedPartition(shard(owner.value())), suspendedPrefix() + owner);
    }

    /** The prefix of the sort keys of suspensions. */
    static String suspendedPrefix() {
        return "USER#";
    }

    /** A partition of owners whose apps were suspended. */
    static String suspendedPartition(int shard) {
        return "SUSPENDED#" + shard;
    }

    /** The partition of everything of an owner. */
    static String owned(UserId owner) {
        return "USER#" + owner;
    }

    /** The partition of everything of one app but the app itself. */
    static String partition(AppId app) {
        return "APP#" + app;
    }

    /** Returns a shard that never changes: String.hashCode is specified. */
    static int shard(String id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }
}
