package dev.groundwork.hosting.domain;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainClaim.Status;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.deployment.BuildProbe;
import dev.groundwork.hosting.deployment.BuildProbe.Finding;
import dev.groundwork.hosting.dns.DnsResolver;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.CustomDomains.CustomDomain;
import dev.groundwork.hosting.provider.CustomDomains.DnsRecord;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at a domain from outside, as its visitors do: where its DNS leads, and who answers there. */
final class CheckRoute {

    private static final String ELSEWHERE =
            "The domain's DNS leads to another place. Make the record below again, or remove the domain here.";
    private static final String NOWHERE =
            "The domain's DNS leads nowhere. Make the record below again, or remove the domain here.";

    private final DnsResolver dns;
    private final DomainRoute route;
    private final BuildProbe probe;

    CheckRoute(DnsResolver dns, BuildProbe probe) {
        this.dns = dns;
        this.route = new DomainRoute(dns);
        this.probe = probe;
    }

    /** Returns true if DNS has the record that leads to the provider, as far as that can be told. */
    boolean isRouted(CustomDomain domain, DomainClaim claim) {
        return routing(domain).anyMatch(made -> !made.type().equals("CNAME"))
                || (dns.cname(claim.domain().value()) instanceof DnsResolver.Answer.Found(var values)
                        && routing(domain).anyMatch(made -> values.contains(made.value())));
    }

    private static Stream<DnsRecord> routing(CustomDomain domain) {
        return domain.records().stream().filter(made -> made.purpose() == CustomDomains.RecordPurpose.ROUTING);
    }

    /**
     * Returns why a domain that has answered before does not lead to the app any more, where its provider does not look itself. An answer of a build of ours is proof
     * that it does, also by ways that DNS does not show; and what answers at all is somewhere.
     */
    Optional<String> lost(App app, DomainClaim claim, CustomDomain domain) {
        if (claim.activeAt().isEmpty() || !app.isRunning()) {
            return Optional.empty();
        }
        var targets = routing(domain).map(DnsRecord::value).collect(Collectors.toSet());
        return switch (route.follow(claim.domain().value(), targets)) {
            case PROVIDER, UNKNOWN -> Optional.empty();
            case ELSEWHERE ->
                finding(app, claim)
                        .filter(found -> found == Finding.ANSWERS || found == Finding.NO_ANSWER)
                        .map(found -> ELSEWHERE);
            case NOWHERE ->
                finding(app, claim).filter(found -> found == Finding.NO_ANSWER).map(found -> NOWHERE);
        };
    }

    /** An app that does not run cannot answer: then the provider's word counts, as it does for a domain that has answered before. */
    boolean isAnswering(App app, DomainClaim claim) {
        return claim.status() == Status.ACTIVE
                || !app.isRunning()
                || finding(app, claim)
                        .filter(found -> found == Finding.NO_ANSWER)
                        .isEmpty();
    }

    private Optional<Finding> finding(App app, DomainClaim claim) {
        return app.serving().build().map(build -> probe.probe(URI.create("https://" + claim.domain() + "/"), build));
    }
}
