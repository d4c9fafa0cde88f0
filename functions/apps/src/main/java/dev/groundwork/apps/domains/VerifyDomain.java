package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.domain.CheckProof;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Checks a domain now, because its owner asks: looks for the proof at once; the worker asks the provider. Safe to repeat. */
@Singleton
final class VerifyDomain {

    private final DomainRegistry domains;
    private final CheckProof checkProof;
    private final WorkerQueue queue;
    private final ProductClock clock;

    VerifyDomain(DomainRegistry domains, CheckProof checkProof, WorkerQueue queue, ProductClock clock) {
        this.domains = domains;
        this.checkProof = checkProof;
        this.queue = queue;
        this.clock = clock;
    }

    /** Returns the claim after the check. A claim that another check has just written is returned as that check left it. */
    DomainClaim verify(DomainClaim claim) {
        var checked = claim.isProven() ? due(claim) : checkProof.prove(claim);
        var now = checked.or(() -> domains.find(claim.app(), claim.domain())).orElse(claim);
        if (now.isProven()) {
            queue.send(WorkerMessage.stopOrRemove(claim.app()), Duration.ZERO);
        }
        return now;
    }

    private Optional<DomainClaim> due(DomainClaim claim) {
        var due = claim.due(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return domains.replace(claim, due, Optional.empty()) ? Optional.of(due.written()) : Optional.empty();
    }
}
