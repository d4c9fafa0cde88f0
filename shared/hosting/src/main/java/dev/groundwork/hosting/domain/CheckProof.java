package dev.groundwork.hosting.domain;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.hosting.dns.DnsResolver;
import dev.groundwork.hosting.dns.DnsResolver.Answer;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Looks for the TXT record that proves a claim, and records what DNS says. Of several apps with valid proofs the first to be recorded has the
 * domain. An answer that DNS does not give changes nothing: neither is a claim proven by it nor is a proof lost.
 */
@Singleton
public final class CheckProof {

    private static final String MISSING = "The TXT record is not found yet. New records can take an hour to be seen.";
    private static final String DIFFERENT =
            "There are TXT records at that name, but none has the value that proves the domain.";
    private static final String NO_ANSWER = "DNS does not answer for that name now. It is asked again each minute.";
    private static final String TAKEN = "Another app has proven this domain and still has it.";
    private static final String EXPIRED = "Nobody proved the domain in time. Add it again to get more time.";

    private final DomainRegistry registry;
    private final DnsResolver dns;
    private final ProductClock clock;
    private final DomainLimits limits = DomainLimits.STANDARD;

    public CheckProof(DomainRegistry registry, DnsResolver dns, ProductClock clock) {
        this.registry = registry;
        this.dns = dns;
        this.clock = clock;
    }

    /**
     * Checks the proof of a claim that is not proven yet. One DNS look-up.
     *
     * @return the claim as written; nothing where somebody else has written it meanwhile
     */
    public Optional<DomainClaim> prove(DomainClaim claim) {
        var now = now();
        if (claim.isEnded() || claim.isRemoved()) {
            return Optional.of(claim);
        }
        if (!claim.expiresAt().isAfter(now)) {
            return written(claim, claim.expired(EXPIRED));
        }
        return switch (dns.txt(claim.domain().proofHost())) {
            case Answer.Found(var values) when holds(values, claim) -> record(claim, now);
            case Answer.Found found -> waits(claim, DIFFERENT, now);
            case Answer.Absent() -> waits(claim, MISSING, now);
            case Answer.Unavailable() -> waits(claim, NO_ANSWER, now);
        };
    }

    private Optional<DomainClaim> record(DomainClaim claim, Instant now) {
        return switch (registry.prove(claim, claim.proven(now))) {
            case PROVEN -> Optional.of(claim.proven(now).written());
            case TAKEN -> waits(claim, TAKEN, now);
            case CHANGED -> Optional.empty();
        };
    }

    private Optional<DomainClaim> waits(DomainClaim claim, String why, Instant now) {
        var next = now.plus(limits.checkEvery());
        return written(claim, claim.waits(why, next.isAfter(claim.expiresAt()) ? claim.expiresAt() : next));
    }

    private Optional<DomainClaim> written(DomainClaim before, DomainClaim after) {
        return registry.replace(before, after, Optional.empty()) ? Optional.of(after.written()) : Optional.empty();
    }

    /** Returns a proven claim with what DNS says of its proof, at most once in an interval. It is not written here. */
    DomainClaim watch(DomainClaim claim) {
        var now = now();
        var next = claim.checkedProofAt().map(at -> at.plus(limits.watchEvery()));
        if (next.filter(now::isBefore).isPresent()) {
            return claim;
        }
        return switch (dns.txt(claim.domain().proofHost())) {
            case Answer.Found(var values) when holds(values, claim) -> claim.proofFound(now);
            case Answer.Found found -> claim.proofMissing(now);
            case Answer.Absent() -> claim.proofMissing(now);
            case Answer.Unavailable() -> claim;
        };
    }

    /** Returns true if the proof of a claim has been missing for so long that the domain is taken from its app. */
    boolean isLost(DomainClaim claim) {
        return claim.proofMissingSince()
                .filter(since -> !since.plus(limits.proofGrace()).isAfter(now()))
                .isPresent();
    }

    /** Compares as DNS panels keep texts: white space or quotation marks around a value do not matter. */
    private static boolean holds(Iterable<String> values, DomainClaim claim) {
        for (var value : values) {
            if (value.strip().replaceAll("^\"|\"$", "").equals(claim.proof())) {
                return true;
            }
        }
        return false;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
