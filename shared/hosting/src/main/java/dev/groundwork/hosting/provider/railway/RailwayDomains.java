package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Custom domains at Railway: a CNAME leads there, and a TXT record of Railway's own proves the domain to it. It takes no apex. */
final class RailwayDomains implements CustomDomains {

    private static final String VERIFY_PREFIX = "railway-verify=";
    private static final String PROPAGATED = "DNS_RECORD_STATUS_PROPAGATED";

    private final RailwayApi api;

    RailwayDomains(RailwayApi api) {
        this.api = api;
    }

    @Override
    public boolean watchesDns() {
        return true;
    }

    @Override
    public ProviderOutcome<CustomDomain> add(ServiceId service, String domain) {
        var id = RailwayId.of(service);
        var input = Map.of(
                "projectId", id.project(),
                "environmentId", id.environment(),
                "serviceId", id.service(),
                "domain", domain);
        return api.object(RailwayDocuments.CREATE_CUSTOM_DOMAIN, Map.of("input", input))
                .flatMap(data -> RailwayApi.member(data.customDomainCreate()))
                .map(RailwayDomains::read);
    }

    @Override
    public ProviderOutcome<CustomDomain> read(ServiceId service, String domain) {
        return find(service, domain).map(RailwayDomains::read);
    }

    private ProviderOutcome<RailwayDomainJson.CustomDomain> find(ServiceId service, String domain) {
        return api.object(RailwayDocuments.CUSTOM_DOMAINS, RailwayId.of(service).variables())
                .flatMap(data -> RailwayApi.member(data.domains()))
                .flatMap(domains ->
                        RailwayApi.member(Optional.ofNullable(domains.customDomains()).orElse(List.of()).stream()
                                .filter(found -> found.domain().equals(domain))
                                .findFirst()
                                .orElse(null)));
    }

    /** Railway looks at the records by itself; there is nothing to ask for. */
    @Override
    public ProviderOutcome<CustomDomain> verify(ServiceId service, String domain) {
        return read(service, domain);
    }

    @Override
    public ProviderOutcome<ServiceId> remove(ServiceId service, String domain) {
        var removed = find(service, domain)
                .flatMap(found -> api.object(RailwayDocuments.DELETE_CUSTOM_DOMAIN, Map.of("id", found.id())))
                .map(done -> service);
        return removed instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(service) : removed;
    }

    static CustomDomain read(RailwayDomainJson.CustomDomain domain) {
        var status = domain.status();
        var records = new ArrayList<DnsRecord>();
        for (var made : records(status)) {
            records.add(new DnsRecord(
                    made.recordType().replace("DNS_RECORD_TYPE_", ""),
                    made.fqdn(),
                    made.requiredValue(),
                    isRouting(made) ? RecordPurpose.ROUTING : RecordPurpose.CERTIFICATE));
        }
        verification(domain).ifPresent(records::add);
        return new CustomDomain(
                domain.domain(),
                state(status),
                records,
                Optional.ofNullable(status.certificateErrorMessage()).orElse(""));
    }

    /** The token may carry its prefix already, and the host may be given without its zone. */
    private static Optional<DnsRecord> verification(RailwayDomainJson.CustomDomain domain) {
        var host = Optional.ofNullable(domain.status().verificationDnsHost());
        var token = Optional.ofNullable(domain.status().verificationToken());
        var zone = records(domain.status()).stream()
                .map(RailwayDomainJson.DnsRecords::zone)
                .findFirst()
                .orElse(domain.domain());
        return host.flatMap(h -> token.map(t -> new DnsRecord(
                "TXT",
                h.equals(zone) || h.endsWith("." + zone) ? h : h + "." + zone,
                t.startsWith(VERIFY_PREFIX) ? t : VERIFY_PREFIX + t,
                RecordPurpose.PROVIDER_VERIFICATION)));
    }

    private static DomainState state(RailwayDomainJson.CustomDomainStatus status) {
        var isRouted = records(status).stream()
                .filter(RailwayDomains::isRouting)
                .allMatch(made -> PROPAGATED.equals(made.status()));
        return switch (status.certificateStatus()) {
            case "CERTIFICATE_STATUS_TYPE_VALID" -> isRouted ? DomainState.ACTIVE : DomainState.PENDING_DNS;
            case "CERTIFICATE_STATUS_TYPE_ISSUE_FAILED" -> isRouted ? DomainState.FAILED : DomainState.PENDING_DNS;
            case "CERTIFICATE_STATUS_TYPE_ISSUING",
                    "CERTIFICATE_STATUS_TYPE_VALIDATING_OWNERSHIP",
                    "CERTIFICATE_STATUS_TYPE_UNSPECIFIED" -> unfinished(isRouted, status.verified());
            case null, default -> DomainState.UNKNOWN;
        };
    }

    private static DomainState unfinished(boolean isRouted, boolean isVerified) {
        if (!isRouted) {
            return DomainState.PENDING_DNS;
        }
        return isVerified ? DomainState.ISSUING_CERTIFICATE : DomainState.VERIFYING;
    }

    private static boolean isRouting(RailwayDomainJson.DnsRecords made) {
        return made.purpose().equals("DNS_RECORD_PURPOSE_TRAFFIC_ROUTE");
    }

    private static List<RailwayDomainJson.DnsRecords> records(RailwayDomainJson.CustomDomainStatus status) {
        return Optional.ofNullable(status.dnsRecords()).orElse(List.of());
    }
}
