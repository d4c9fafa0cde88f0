package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AppId;

/**
 * The keys of the table {@code apps} for custom domains, and the conditions of their writers.
 *
 * <pre>
 * pk             sk                      item                                        condition on write
 * APP#app_…      DOMAIN#example.com      an app's claim to a domain                  ABSENT_CLAIM and LIVE_APP at creation,
 *                                                                                    SAME_CLAIM afterwards
 * DOMAIN#domain  HOLDER                  the app that has proven a domain            FREE_DOMAIN, OWN_DOMAIN when it goes
 * DOMAINS#n      APP#app_…#example.com   a claim that is to be checked               none, written with its claim
 * </pre>
 */
final class DomainsTable {

    /** The app has no claim to the domain: of racing requests one makes it. */
    static final String ABSENT_CLAIM = "attribute_not_exists(pk)";

    /** Nobody has written the claim since it was read: no late check overwrites a removal. */
    static final String SAME_CLAIM = "version = :seen";

    /** The app is not deleted: no claim is made behind its removal. */
    static final String LIVE_APP = "attribute_exists(pk) AND attribute_not_exists(removedAt)";

    /** Nobody has proven the domain, or this very app has: of racing proofs one succeeds. */
    static final String FREE_DOMAIN = "attribute_not_exists(pk) OR appId = :app";

    /** The domain is this app's: what an app lets go is never another's domain. */
    static final String OWN_DOMAIN = "attribute_not_exists(pk) OR appId = :holder";

    private DomainsTable() {}

    /** An app's claim to a domain. */
    static Key claim(AppId app, DomainName domain) {
        return new Key(AppsTable.partition(app), claimPrefix() + domain);
    }

    /** The prefix of the sort keys of claims in their app's partition. */
    static String claimPrefix() {
        return "DOMAIN#";
    }

    /** The app that has proven a domain. */
    static Key holder(DomainName domain) {
        return new Key("DOMAIN#" + domain, "HOLDER");
    }

    /** The entry of a claim that is to be checked: {@code appId, domain, dueAt}. */
    static Key due(AppId app, DomainName domain) {
        return new Key(duePartition(AppsTable.shard(app.value())), duePrefix() + app + "#" + domain);
    }

    /** A partition of claims that are to be checked. */
    static String duePartition(int shard) {
        return "DOMAINS#" + shard;
    }

    /** The prefix of the sort keys of claims that are to be checked. */
    static String duePrefix() {
        return "APP#";
    }
}
