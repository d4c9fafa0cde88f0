package dev.groundwork.hosting.domain;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the due domains of an app forward: looks for the proof, then has the provider serve the domain, removes what its owner has removed,
 * and takes a domain from an app whose proof has vanished for good. Safe to repeat and to run twice at once: a late result is not written.
 */
@Singleton
public final class CheckDomains {

    /** A run checks this many domains, so that it ends within the time of a worker; a message brings the rest. */
    private static final int MAX_DOMAINS = 4;

    private static final String LOST =
            "The TXT record that proves the domain was missing for three days. Add it again, then"
                    + " add the domain again.";

    private final DomainRegistry domains;
    private final AppRegistry apps;
    private final CheckProof checkProof;
    private final ServeDomain serveDomain;
    private final WorkerQueue queue;
    private final IdSource ids;
    private final ProductClock clock;
    private final DomainLimits limits = DomainLimits.STANDARD;

    public CheckDomains(
            DomainRegistry domains,
            AppRegistry apps,
            CheckProof checkProof,
            ServeDomain serveDomain,
            WorkerQueue queue,
            IdSource ids,
            ProductClock clock) {
        this.domains = domains;
        this.apps = apps;
        this.checkProof = checkProof;
        this.serveDomain = serveDomain;
        this.queue = queue;
        this.ids = ids;
        this.clock = clock;
    }

    /** Checks the domains of an app that are due. A deleted app's domains go with the app. */
    public void check(AppId id) {
        var app = apps.find(id).filter(a -> !a.isRemoved());
        if (app.isEmpty()) {
            return;
        }
        var now = now();
        var due = domains.list(id).stream()
                .filter(claim -> claim.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(claim -> claim.dueAt().orElse(now)))
                .toList();
        due.stream().limit(MAX_DOMAINS).forEach(claim -> check(app.get(), claim));
        if (due.size() > MAX_DOMAINS) {
            queue.send(WorkerMessage.stopOrRemove(id), Duration.ZERO);
        }
    }

    private void check(App app, DomainClaim claim) {
        if (claim.isRemoved()) {
            remove(app, claim);
        } else if (claim.isProven()) {
            serve(app, claim);
        } else {
            checkProof.prove(claim).filter(DomainClaim::isProven).ifPresent(proven -> serve(app, proven));
        }
    }

    private void remove(App app, DomainClaim claim) {
        if (serveDomain.isRemoved(app, claim)) {
            domains.purge(claim);
        } else {
            domains.replace(claim, claim.due(now().plus(limits.checkEvery())), Optional.empty());
        }
    }

    private void serve(App app, DomainClaim claim) {
        var watched = checkProof.watch(claim);
        if (checkProof.isLost(watched)) {
            takeAway(app, claim, watched);
            return;
        }
        var served = serveDomain.serve(app, watched);
        var isFirst = served.status() == DomainClaim.Status.ACTIVE
                && served.activeAt().isEmpty();
        var after = isFirst ? served.firstActive(now()) : served;
        var mail = isFirst ? Optional.of(mail(app, after)) : Optional.<OutboxMail>empty();
        domains.replace(claim, after, mail);
    }

    private OutboxMail mail(App app, DomainClaim claim) {
        var words = Map.of(
                "app", app.identity().id().value(),
                "domain", claim.domain().value());
        return new OutboxMail(ids.nextUlid(), "domain_active", claim.owner().value(), words, "", now());
    }

    /** Frees the domain only after the provider has let it go, so that its next owner finds no trace of this one. */
    private void takeAway(App app, DomainClaim claim, DomainClaim watched) {
        if (serveDomain.isRemoved(app, claim)) {
            domains.unprove(claim, watched.proofLost(LOST));
        } else {
            domains.replace(claim, watched.due(now().plus(limits.checkEvery())), Optional.empty());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
