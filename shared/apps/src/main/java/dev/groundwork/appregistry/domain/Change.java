package dev.groundwork.appregistry.domain;

import dev.groundwork.appregistry.domain.DomainClaim.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds a changed claim, member by member. */
final class Change {

    private final DomainClaim claim;
    private Status status;
    private Optional<String> reason;
    private List<DomainRecord> records;
    private Optional<Instant> provenAt;
    private Optional<Instant> proofMissingSince;
    private Optional<Instant> checkedProofAt;
    private Optional<Instant> activeAt;
    private Optional<Instant> removedAt;
    private Optional<Instant> dueAt;
    private long version;

    Change(DomainClaim claim) {
        this.claim = claim;
        this.status = claim.status();
        this.reason = claim.reason();
        this.records = claim.records();
        this.provenAt = claim.provenAt();
        this.proofMissingSince = claim.proofMissingSince();
        this.checkedProofAt = claim.checkedProofAt();
        this.activeAt = claim.activeAt();
        this.removedAt = claim.removedAt();
        this.dueAt = claim.dueAt();
        this.version = claim.version();
    }

    Change status(Status next) {
        status = next;
        return this;
    }

    /** Sets the reason; an empty text is none. */
    Change reason(String why) {
        reason = Optional.of(why).filter(text -> !text.isEmpty());
        return this;
    }

    Change records(List<DomainRecord> made) {
        records = made;
        return this;
    }

    Change proven(Instant now) {
        provenAt = Optional.of(now);
        return proofFound(now);
    }

    Change unproven() {
        provenAt = Optional.empty();
        return this;
    }

    Change proofFound(Instant now) {
        proofMissingSince = Optional.empty();
        checkedProofAt = Optional.of(now);
        return this;
    }

    Change proofMissing(Instant since, Instant now) {
        proofMissingSince = Optional.of(since);
        checkedProofAt = Optional.of(now);
        return this;
    }

    Change active(Instant now) {
        activeAt = Optional.of(now);
        return this;
    }

    Change removed(Instant now) {
        removedAt = Optional.of(now);
        return this;
    }

    Change kept() {
        removedAt = Optional.empty();
        return this;
    }

    Change due(Instant next) {
        dueAt = Optional.of(next);
        return this;
    }

    Change never() {
        dueAt = Optional.empty();
        return this;
    }

    Change version(long next) {
        version = next;
        return this;
    }

    DomainClaim done() {
        return new DomainClaim(
                claim.domain(),
                claim.app(),
                claim.owner(),
                claim.proof(),
                status,
                reason,
                records,
                claim.createdAt(),
                claim.expiresAt(),
                provenAt,
                proofMissingSince,
                checkedProofAt,
                activeAt,
                removedAt,
                dueAt,
                version);
    }
}
