package dev.groundwork.appregistry.domain;

import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the domains of all apps. A domain has at most one app that has proven it: its holder. */
public interface DomainRegistry extends DomainReader {

    /** The outcome of adding a claim. */
    enum CreateOutcome {
        CREATED,
        /** The app has a claim to the domain already. */
        EXISTS,
        /** The app is deleted. */
        NO_APP
    }

    /** The outcome of recording a proof. */
    enum ProveOutcome {
        PROVEN,
        /** Another app has proven the domain. */
        TAKEN,
        /** Somebody has written the claim since it was read. */
        CHANGED
    }

    /**
     * An app with a domain that is due.
     *
     * @param app the app
     * @param domain its domain
     */
    record DueDomain(AppId app, DomainName domain) {}

    /** Adds a claim, unless its app is deleted: no claim is left behind the removal of an app. */
    CreateOutcome create(DomainClaim claim);

    /**
     * Writes a change if nobody has written since {@code before} was read.
     *
     * @param mail a mail to send with it
     * @return false where somebody else has written since
     */
    boolean replace(DomainClaim before, DomainClaim after, Optional<OutboxMail> mail);

    /** Writes a proven claim and makes its app the domain's holder, in one transaction: of racing proofs one succeeds. */
    ProveOutcome prove(DomainClaim before, DomainClaim after);

    /** Writes a claim that is not proven any more; the domain has no holder from then on, if its app was it. */
    boolean unprove(DomainClaim before, DomainClaim after);

    /**
     * Removes a claim; the domain has no holder from then on, if its app was it.
     *
     * @return false where somebody else has written since
     */
    boolean purge(DomainClaim claim);

    /** Lists the claims that are to be checked by now. A page may have fewer than its limit. */
    RegistryPage<DueDomain> due(Instant now, int limit, Optional<String> from);
}
