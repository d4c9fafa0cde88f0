package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The custom domains of a provider in memory: one account, in which a domain belongs to one service. */
public final class InMemoryCustomDomains implements CustomDomains {

    private record Stored(ServiceId service, DomainState state) {}

    private final Map<String, Stored> domains = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Optional<ProviderOutcome<CustomDomain>> refusal = Optional.empty();
    private boolean losesAnswers;
    private String word = "";

    /** Every call so far, as {@code add www.example.com}. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Sets the state of a domain, as the provider finds it. */
    public synchronized void become(String domain, DomainState state) {
        domains.computeIfPresent(domain, (name, stored) -> new Stored(stored.service(), state));
    }

    /** Sets what the provider says of every domain. */
    public synchronized void says(String detail) {
        word = detail;
    }

    /** Adds a domain to another service behind our back. */
    public synchronized void give(String domain, ServiceId service) {
        domains.put(domain, new Stored(service, DomainState.ACTIVE));
    }

    /** Removes a domain behind our back. */
    public synchronized void lose(String domain) {
        domains.remove(domain);
    }

    /** The service that has a domain. */
    public synchronized Optional<ServiceId> serviceOf(String domain) {
        return Optional.ofNullable(domains.get(domain)).map(Stored::service);
    }

    /** Answers this to every call from now on, without doing anything; nothing to work again. */
    public synchronized void refuses(Optional<ProviderOutcome<CustomDomain>> answer) {
        refusal = answer;
    }

    /** Sets whether the answers of additions are lost after the work is done. */
    public synchronized void losesAnswers(boolean isLost) {
        losesAnswers = isLost;
    }

    @Override
    public synchronized ProviderOutcome<CustomDomain> add(ServiceId service, String domain) {
        calls.add("add " + domain);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        domains.putIfAbsent(domain, new Stored(service, DomainState.PENDING_DNS));
        return losesAnswers ? new ProviderOutcome.Unavailable<>(false, Optional.empty()) : found(service, domain);
    }

    @Override
    public synchronized ProviderOutcome<CustomDomain> read(ServiceId service, String domain) {
        calls.add("read " + domain);
        return refusal.orElseGet(() -> found(service, domain));
    }

    @Override
    public synchronized ProviderOutcome<CustomDomain> verify(ServiceId service, String domain) {
        calls.add("verify " + domain);
        return refusal.orElseGet(() -> found(service, domain));
    }

    private ProviderOutcome<CustomDomain> found(ServiceId service, String domain) {
        var stored = domains.get(domain);
        if (stored == null) {
            return new ProviderOutcome.Missing<>();
        }
        return stored.service().equals(service)
                ? new ProviderOutcome.Answered<>(new CustomDomain(domain, stored.state(), records(domain), word))
                : new ProviderOutcome.NameConflict<>();
    }

    private static List<DnsRecord> records(String domain) {
        return List.of(
                new DnsRecord("CNAME", domain, "edge.provider.test", RecordPurpose.ROUTING),
                new DnsRecord("TXT", "_verify." + domain, "verify=1", RecordPurpose.PROVIDER_VERIFICATION));
    }

    @Override
    public synchronized ProviderOutcome<ServiceId> remove(ServiceId service, String domain) {
        calls.add("remove " + domain);
        if (refusal.isPresent()) {
            return refusal.get().map(ignored -> service);
        }
        var stored = domains.get(domain);
        if (stored != null && stored.service().equals(service)) {
            domains.remove(domain);
        }
        return new ProviderOutcome.Answered<>(service);
    }
}
