package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainRecord;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A domain, as an answer.
 *
 * @param status pending_proof, pending_dns, verifying, issuing_cert, active, failed or expired
 * @param records the DNS records that its owner has to make, ours first
 * @param reason why it has this status and what its owner can do, null where nothing is to be done
 * @param expiresAt until when it can be proven, null once it is
 */
@Serdeable
record DomainResponse(
        String domain,
        String status,
        List<RecordResponse> records,
        @Nullable String reason,
        String createdAt,
        @Nullable String expiresAt) {

    /**
     * A DNS record, as an answer.
     *
     * @param host its fully qualified name
     * @param purpose ownership, routing, provider_verification or certificate
     */
    @Serdeable
    record RecordResponse(String type, String host, String value, String purpose) {

        static RecordResponse of(DomainRecord made) {
            return new RecordResponse(
                    made.type(), made.host(), made.value(), made.purpose().text());
        }
    }

    static DomainResponse of(DomainClaim claim) {
        return new DomainResponse(
                claim.domain().value(),
                claim.status().text(),
                records(claim),
                claim.reason().orElse(null),
                claim.createdAt().toString(),
                claim.isProven() ? null : claim.expiresAt().toString());
    }

    /** Converts all records of a claim. */
    static List<RecordResponse> records(DomainClaim claim) {
        var ours = new DomainRecord("TXT", claim.domain().proofHost(), claim.proof(), DomainRecord.Purpose.OWNERSHIP);
        return Stream.concat(Stream.of(ours), claim.records().stream())
                .map(RecordResponse::of)
                .toList();
    }
}
