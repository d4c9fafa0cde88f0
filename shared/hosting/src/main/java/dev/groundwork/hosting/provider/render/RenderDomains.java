package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Custom domains at Render. Its answers hold no DNS records: a domain leads to the host of its service. With an apex Render adds {@code www} by
 * itself, and the other way round; what nobody has proven to us is removed again.
 */
final class RenderDomains implements CustomDomains {

    private static final int PAGE = 100;
    private static final String APEX = "apex";
    private static final String NO_ALIAS = "Make the record below. Where your DNS has no ALIAS records, an A record to"
            + " 216.24.57.1 does the same. Remove AAAA records of the domain.";

    private final RestApi calls;

    RenderDomains(RestApi calls) {
        this.calls = calls;
    }

    @Override
    public ProviderOutcome<CustomDomain> add(ServiceId service, String domain) {
        return names(service)
                .flatMap(before -> calls.create(path(service), new RenderJson.NewDomain(domain))
                        .flatMap(answer -> answer.read(RenderJson.Domain[].class))
                        .flatMap(added -> withoutTwin(service, domain, before, added)))
                .flatMap(added -> read(service, domain));
    }

    private ProviderOutcome<Set<String>> names(ServiceId service) {
        return calls.get(path(service) + "?limit=" + PAGE, RenderJson.DomainItem[].class)
                .map(items -> Arrays.stream(items)
                        .map(item -> item.customDomain().name())
                        .collect(Collectors.toSet()));
    }

    /** Removes what came with a domain. Where that fails the domain goes too, so that the next try begins from the start. */
    private ProviderOutcome<ServiceId> withoutTwin(
            ServiceId service, String domain, Set<String> before, RenderJson.Domain[] added) {
        ProviderOutcome<ServiceId> outcome = new ProviderOutcome.Answered<>(service);
        for (var other : added) {
            if (!other.name().equals(domain) && !before.contains(other.name())) {
                outcome = remove(service, other.name());
            }
            if (!(outcome instanceof ProviderOutcome.Answered)) {
                remove(service, domain);
                return outcome;
            }
        }
        return outcome;
    }

    @Override
    public ProviderOutcome<CustomDomain> read(ServiceId service, String domain) {
        return calls.get(path(service, domain), RenderJson.Domain.class)
                .flatMap(found -> calls.get(RenderApi.path(service), RenderJson.Service.class)
                        .map(of -> read(found, of)));
    }

    private static CustomDomain read(RenderJson.Domain domain, RenderJson.Service service) {
        var target = Optional.ofNullable(service.serviceDetails())
                .map(RenderJson.Details::url)
                .map(url -> URI.create(url).getHost());
        var isApex = APEX.equals(domain.domainType());
        var records = target
                .map(host -> new DnsRecord(isApex ? "ALIAS" : "CNAME", domain.name(), host, RecordPurpose.ROUTING))
                .stream()
                .toList();
        return new CustomDomain(domain.name(), state(domain), records, isApex ? NO_ALIAS : "");
    }

    /** Render tells nothing of certificates: a verified domain is active once it answers. */
    private static DomainState state(RenderJson.Domain domain) {
        return switch (domain.verificationStatus()) {
            case "verified" -> DomainState.ACTIVE;
            case "unverified" -> DomainState.PENDING_DNS;
            case null, default -> DomainState.UNKNOWN;
        };
    }

    @Override
    public ProviderOutcome<CustomDomain> verify(ServiceId service, String domain) {
        return calls.call("POST", path(service, domain) + "/verify").flatMap(asked -> read(service, domain));
    }

    @Override
    public ProviderOutcome<ServiceId> remove(ServiceId service, String domain) {
        var removed = calls.call("DELETE", path(service, domain)).map(done -> service);
        return removed instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(service) : removed;
    }

    private static String path(ServiceId service) {
        return RenderApi.path(service) + "/custom-domains";
    }

    private static String path(ServiceId service, String domain) {
        return path(service) + "/" + RestApi.escaped(domain);
    }
}
