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

    private static final String PROOF_MISSING =
            "The TXT record that proves the domain is missing. Add it again: without it the domain is taken from the"
                    + " app three days after the record was missed.";

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
        var served = warned(serveDomain.serve(app, watched));
        var isFirst = served.status() == DomainClaim.Status.ACTIVE
                && served.activeAt().isEmpty();
        var after = isFirst ? served.firstActive(now()) : served;
        var concern = concern(app, claim, after);
        var mail = isFirst
                ? Optional.of(mail(app, after, "domain_active", ""))
                : concern.map(why -> mail(app, after, "domain_lost", why));
        domains.replace(claim, after, mail);
    }

    /** Says what the owner has to do about a domain that answered until now, the first time that it is seen. */
    private static Optional<String> concern(App app, DomainClaim before, DomainClaim after) {
        if (before.proofMissingSince().isEmpty() && after.proofMissingSince().isPresent()) {
            return Optional.of(PROOF_MISSING);
        }
        var isLost = after.status() == DomainClaim.Status.PENDING_DNS || after.status() == DomainClaim.Status.FAILED;
        return app.isRunning() && before.status() == DomainClaim.Status.ACTIVE && isLost
                ? after.reason()
                : Optional.empty();
    }

    /** A domain whose proof is missing still answers, and says what will happen. */
    private static DomainClaim warned(DomainClaim claim) {
        return claim.proofMissingSince().isPresent() && claim.reason().isEmpty()
                ? claim.dueAt().map(due -> claim.waits(PROOF_MISSING, due)).orElse(claim)
                : claim;
    }

    private OutboxMail mail(App app, DomainClaim claim, String kind, String detail) {
        var words = Map.of(
                "app", app.identity().id().value(),
                "appName", app.settings().name().value(),
                "domain", claim.domain().value(),
                "detail", detail);
        return new OutboxMail(ids.nextUlid(), kind, claim.owner().value(), words, "", now());
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
