package dev.groundwork.hosting.provider.railway;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of Railway's answers about domains. */
final class RailwayDomainJson {

    private RailwayDomainJson() {}

    @Serdeable
    record Domains(
            @Nullable List<Domain> serviceDomains, @Nullable List<CustomDomain> customDomains) {}

    @Serdeable
    record Domain(String domain) {}

    @Serdeable
    record CustomDomain(String id, String domain, CustomDomainStatus status) {}

    @Serdeable
    record CustomDomainStatus(
            boolean verified,
            @Nullable String verificationToken,
            @Nullable String verificationDnsHost,
            @Nullable String certificateStatus,
            @Nullable String certificateErrorMessage,
            @Nullable List<DnsRecords> dnsRecords) {}

    @Serdeable
    record DnsRecords(
            String fqdn, String zone, String recordType, String requiredValue, String status, String purpose) {}
}
