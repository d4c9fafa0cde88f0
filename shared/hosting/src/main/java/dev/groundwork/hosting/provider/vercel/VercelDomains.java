package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Custom domains at Vercel, where a domain is one project's in the team. Another account that has the domain too makes Vercel ask for a TXT
 * record of its own. A domain is never moved from a project to another.
 */
final class VercelDomains implements CustomDomains {

    private final VercelApi api;

    VercelDomains(VercelApi api) {
        this.api = api;
    }

    @Override
    public boolean watchesDns() {
        return true;
    }

    @Override
    public ProviderOutcome<CustomDomain> add(ServiceId service, String domain) {
        return api.create(
                        "/v10/projects/" + RestApi.escaped(service.value()) + "/domains",
                        new VercelJson.NewDomain(domain))
                .flatMap(added -> read(service, domain));
    }

    @Override
    public ProviderOutcome<CustomDomain> read(ServiceId service, String domain) {
        return api.get(path(service, domain), VercelJson.Domain.class)
                .flatMap(found -> api.get(
                                "/v6/domains/" + RestApi.escaped(domain) + "/config?projectIdOrName="
                                        + RestApi.escaped(service.value()),
                                VercelJson.DomainConfig.class)
                        .map(config -> read(found, config)));
    }

    private static CustomDomain read(VercelJson.Domain domain, VercelJson.DomainConfig config) {
        var records = new ArrayList<>(routing(domain, config));
        Optional.ofNullable(domain.verification()).orElse(List.of()).stream()
                .map(asked ->
                        new DnsRecord(asked.type(), asked.domain(), asked.value(), RecordPurpose.PROVIDER_VERIFICATION))
                .forEach(records::add);
        var state = domain.verified() && !config.misconfigured() ? DomainState.ACTIVE : DomainState.PENDING_DNS;
        return new CustomDomain(domain.name(), state, records, "");
    }

    private static List<DnsRecord> routing(VercelJson.Domain domain, VercelJson.DomainConfig config) {
        if (domain.name().equals(domain.apexName())) {
            return Optional.ofNullable(config.recommendedIPv4()).orElse(List.of()).stream()
                    .min(Comparator.comparingInt(VercelJson.Addresses::rank))
                    .map(VercelJson.Addresses::value)
                    .orElse(List.of())
                    .stream()
                    .limit(1)
                    .map(address -> new DnsRecord("A", domain.name(), address, RecordPurpose.ROUTING))
                    .toList();
        }
        return Optional.ofNullable(config.recommendedCNAME()).orElse(List.of()).stream()
                .min(Comparator.comparingInt(VercelJson.CnameTarget::rank))
                .map(target -> target.value().replaceAll("\\.$", ""))
                .map(target -> new DnsRecord("CNAME", domain.name(), target, RecordPurpose.ROUTING))
                .stream()
                .toList();
    }

    /** Vercel refuses a check whose record is not there yet; that is no refusal of the domain. */
    @Override
    public ProviderOutcome<CustomDomain> verify(ServiceId service, String domain) {
        var asked = api.call("POST", path(service, domain) + "/verify").flatMap(checked -> read(service, domain));
        return asked instanceof ProviderOutcome.Rejected ? read(service, domain) : asked;
    }

    @Override
    public ProviderOutcome<ServiceId> remove(ServiceId service, String domain) {
        var removed = api.call("DELETE", path(service, domain)).map(done -> service);
        return removed instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(service) : removed;
    }

    private static String path(ServiceId service, String domain) {
        return "/v9/projects/" + RestApi.escaped(service.value()) + "/domains/" + RestApi.escaped(domain);
    }
}
