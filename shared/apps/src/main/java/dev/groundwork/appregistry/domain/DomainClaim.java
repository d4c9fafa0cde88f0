package dev.groundwork.appregistry.domain;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An app's claim to a domain. Several apps may claim a domain; the one whose owner proves it first has it. Every change returns a new value,
 * which the registry writes only if nobody has written since.
 *
 * @param domain the domain
 * @param app the app that is to answer there
 * @param owner the app's owner
 * @param proof the text of the TXT record that proves it; it never changes, whatever becomes of the key that made it
 * @param status its status
 * @param reason why it has this status and what the owner can do, nothing where nothing is to be done
 * @param records what the provider asks the owner to make, nothing before the proof
 * @param createdAt when it was claimed
 * @param expiresAt until when it can be proven
 * @param provenAt since when it is proven, nothing while it is not
 * @param proofMissingSince since when the proof of a proven domain is not found any more
 * @param checkedProofAt when DNS last said whether the proof of a proven domain is there
 * @param activeAt when it first answered
 * @param removedAt when its owner removed it; what is at the provider is removed next
 * @param dueAt when it is to be checked next, nothing when never
 * @param version one more with each write, 0 before the first
 */
public record DomainClaim(
        DomainName domain,
        AppId app,
        UserId owner,
        String proof,
        Status status,
        Optional<String> reason,
        List<DomainRecord> records,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> provenAt,
        Optional<Instant> proofMissingSince,
        Optional<Instant> checkedProofAt,
        Optional<Instant> activeAt,
        Optional<Instant> removedAt,
        Optional<Instant> dueAt,
        long version) {

    public DomainClaim {
        records = List.copyOf(records);
    }

    /** Returns a new claim, which is to be checked at once. */
    public static DomainClaim create(
            DomainName domain, AppId app, UserId owner, String proof, Instant now, Instant expiresAt) {
        return new DomainClaim(
                domain,
                app,
                owner,
                proof,
                Status.PENDING_PROOF,
                Optional.empty(),
                List.of(),
                now,
                expiresAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(now),
                0);
    }

    /** Returns true if the proof was found and has not been missing for too long since. */
    public boolean isProven() {
        return provenAt.isPresent();
    }

    /** Returns true if its owner has removed it. */
    public boolean isRemoved() {
        return removedAt.isPresent();
    }

    /** Returns true if its end is reached: only a new request of its owner goes on with it. */
    public boolean isEnded() {
        return !isRemoved()
                && !isProven()
                && EnumSet.of(Status.EXPIRED, Status.FAILED).contains(status);
    }

    /**
     * Returns the claim of an owner who asks for the domain again: one that has ended begins anew, one that was removed is there again, with its
     * proof if the removal is not done yet, and any other is checked at once.
     */
    public DomainClaim again(Instant now, Instant until) {
        if (isProven()) {
            var next = isRemoved() ? Status.PENDING_DNS : status;
            return new Change(this).status(next).kept().due(now).done();
        }
        return isRemoved() || isEnded()
                ? new Change(create(domain, app, owner, proof, now, until))
                        .version(version)
                        .done()
                : due(now);
    }

    /** Returns the claim with a reason and the time of its next check. */
    public DomainClaim waits(String why, Instant next) {
        return new Change(this).reason(why).due(next).done();
    }

    /** Returns the claim as expired without a proof. */
    public DomainClaim expired(String why) {
        return new Change(this).status(Status.EXPIRED).reason(why).never().done();
    }

    /** Returns the claim as proven; its provider is asked next. */
    public DomainClaim proven(Instant now) {
        return new Change(this)
                .status(Status.PENDING_DNS)
                .proven(now)
                .reason("")
                .due(now)
                .done();
    }

    /** Returns the claim with its proof found again. */
    public DomainClaim proofFound(Instant now) {
        return new Change(this).proofFound(now).done();
    }

    /** Returns the claim with its proof not found, since now or earlier. */
    public DomainClaim proofMissing(Instant now) {
        return new Change(this).proofMissing(proofMissingSince.orElse(now), now).done();
    }

    /** Returns the claim as one whose proof is lost for good: it is nobody's domain any more. */
    public DomainClaim proofLost(String why) {
        return new Change(this)
                .status(Status.FAILED)
                .unproven()
                .reason(why)
                .records(List.of())
                .never()
                .done();
    }

    /**
     * Returns the claim as its provider sees it.
     *
     * @param why what the owner can do, empty for nothing
     */
    public DomainClaim atProvider(Status next, List<DomainRecord> made, String why, Instant following) {
        return new Change(this)
                .status(next)
                .records(made)
                .reason(why)
                .due(following)
                .done();
    }

    /** Returns the claim as one that has answered for the first time. */
    public DomainClaim firstActive(Instant now) {
        return new Change(this).active(now).done();
    }

    /** Returns the claim to be checked now. */
    public DomainClaim due(Instant now) {
        return new Change(this).due(now).done();
    }

    /** Returns the claim as its owner has removed it. */
    public DomainClaim removed(Instant now) {
        return new Change(this).removed(now).due(now).done();
    }

    /** Returns the claim as it is after a write. */
    public DomainClaim written() {
        return new Change(this).version(version + 1).done();
    }

    /** The status of a domain. */
    public enum Status {
        /** Our own TXT record is not found yet. */
        PENDING_PROOF,
        /** Proven; the records that lead to the provider are not found yet. */
        PENDING_DNS,
        /** The provider checks the records. */
        VERIFYING,
        /** The certificate is made. */
        ISSUING_CERT,
        /** The domain answers. */
        ACTIVE,
        /** It cannot go on without the owner. */
        FAILED,
        /** Nobody proved it in time. */
        EXPIRED;

        /** Returns the text that callers see. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
