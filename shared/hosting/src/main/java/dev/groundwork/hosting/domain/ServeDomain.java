package dev.groundwork.hosting.domain;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainClaim.Status;
import dev.groundwork.appregistry.domain.DomainRecord;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.deployment.BuildProbe;
import dev.groundwork.hosting.dns.DnsResolver;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.CustomDomains.CustomDomain;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a provider serve a proven domain, and tells what is still missing. Writes nothing itself, and is safe to repeat. */
@Singleton
public final class ServeDomain {

    private static final Logger LOG = LoggerFactory.getLogger(ServeDomain.class);

    private static final String NOT_DEPLOYED = "Deploy the app: a domain is connected once the app has a place to run.";
    private static final String NO_PROVIDER = "The app's provider takes no domains now. It is asked again.";
    private static final String MAKE_RECORDS = "Make the records below where the domain's DNS is kept.";
    private static final String PROVIDER_CHECKS = "The records are there; the provider checks them.";
    private static final String CERTIFICATE = "The certificate is being made.";
    private static final String NO_ANSWER = "The domain does not answer yet.";
    private static final String IN_USE =
            "The provider has this domain in another account. Remove it there, or ask the provider's support.";
    private static final String ELSEWHERE =
            "The domain's DNS leads to another place. Make the record below again, or remove the domain here.";
    private static final String NOWHERE =
            "The domain's DNS leads nowhere. Make the record below again, or remove the domain here.";
    private static final String SILENT = "The provider does not answer now. It is asked again.";

    private final HostingProviders providers;
    private final DnsResolver dns;
    private final DomainRoute route;
    private final BuildProbe probe;
    private final ProductClock clock;
    private final DomainLimits limits = DomainLimits.STANDARD;

    public ServeDomain(HostingProviders providers, DnsResolver dns, BuildProbe probe, ProductClock clock) {
        this.providers = providers;
        this.dns = dns;
        this.route = new DomainRoute(dns);
        this.probe = probe;
        this.clock = clock;
    }

    /** Adds the domain at the app's provider if it is not there, and returns the claim as it is now. */
    DomainClaim serve(App app, DomainClaim claim) {
        var at = domains(app);
        var service = app.serving().service();
        if (at.isEmpty() || service.isEmpty()) {
            var why = at.isEmpty() ? NO_PROVIDER : NOT_DEPLOYED;
            return claim.atProvider(Status.PENDING_DNS, List.of(), why, next(claim, Status.PENDING_DNS));
        }
        return switch (ask(at.get(), service.get(), claim)) {
            case ProviderOutcome.Answered<CustomDomain>(var domain) -> state(app, claim, domain);
            case ProviderOutcome.Missing<CustomDomain>() -> waits(claim, NOT_DEPLOYED, Optional.empty());
            case ProviderOutcome.NameConflict<CustomDomain>() -> failed(claim, claim.records(), IN_USE);
            case ProviderOutcome.Rejected<CustomDomain>(var detail) -> failed(claim, claim.records(), detail);
            case ProviderOutcome.VariableRefused<CustomDomain>(var detail) -> failed(claim, claim.records(), detail);
            case ProviderOutcome.Unavailable<CustomDomain>(var rateLimited, var after) -> waits(claim, SILENT, after);
            case ProviderOutcome.TokenRefused<CustomDomain>() -> waits(claim, SILENT, Optional.empty());
        };
    }

    /** Reads the domain, adds it where it is missing, and has it checked once its records are there. */
    private ProviderOutcome<CustomDomain> ask(CustomDomains at, ServiceId service, DomainClaim claim) {
        var name = claim.domain().value();
        var read = at.read(service, name);
        var found = read instanceof ProviderOutcome.Missing ? at.add(service, name) : read;
        return found.flatMap(domain -> isToBeVerified(domain, claim) ? at.verify(service, name) : found);
    }

    private boolean isToBeVerified(CustomDomain domain, DomainClaim claim) {
        return switch (domain.state()) {
            case PENDING_DNS, VERIFYING -> isRouted(domain.records(), claim);
            case ISSUING_CERTIFICATE, ACTIVE, FAILED, UNKNOWN -> false;
        };
    }

    /** Returns true if DNS has the record that leads to the provider, as far as that can be told. */
    private boolean isRouted(List<CustomDomains.DnsRecord> records, DomainClaim claim) {
        var targets = records.stream()
                .filter(made -> made.purpose() == CustomDomains.RecordPurpose.ROUTING)
                .toList();
        return targets.stream().anyMatch(made -> !made.type().equals("CNAME"))
                || (dns.cname(claim.domain().value()) instanceof DnsResolver.Answer.Found(var values)
                        && targets.stream().anyMatch(made -> values.contains(made.value())));
    }

    private DomainClaim state(App app, DomainClaim claim, CustomDomain domain) {
        var made = domain.records().stream().map(ServeDomain::record).toList();
        return switch (domain.state()) {
            case PENDING_DNS ->
                isRouted(domain.records(), claim)
                        ? at(claim, Status.VERIFYING, made, detail(domain, PROVIDER_CHECKS))
                        : at(claim, Status.PENDING_DNS, made, detail(domain, MAKE_RECORDS));
            case VERIFYING -> at(claim, Status.VERIFYING, made, detail(domain, PROVIDER_CHECKS));
            case ISSUING_CERTIFICATE -> at(claim, Status.ISSUING_CERT, made, detail(domain, CERTIFICATE));
            case ACTIVE ->
                lostRoute(app, claim, domain)
                        .map(why -> misled(claim, made, why))
                        .orElseGet(() -> isAnswering(app, claim)
                                ? at(claim, Status.ACTIVE, made, "")
                                : at(claim, Status.ISSUING_CERT, made, NO_ANSWER));
            case FAILED -> failed(claim, made, domain.detail());
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("event", "provider_status_unknown")
                        .addKeyValue("appId", claim.app())
                        .log("A provider answers a domain status that is not known here");
                yield at(claim, claim.status(), made, claim.reason().orElse(""));
            }
        };
    }

    /**
     * Returns why a domain that has answered before does not lead to the app any more, whatever its provider says. An answer of a build of ours is proof
     * that it does, also by ways that DNS does not show.
     */
    private Optional<String> lostRoute(App app, DomainClaim claim, CustomDomain domain) {
        if (claim.activeAt().isEmpty() || !app.isRunning()) {
            return Optional.empty();
        }
        var why =
                switch (route.follow(claim.domain().value(), targets(domain))) {
                    case PROVIDER, UNKNOWN -> Optional.<String>empty();
                    case ELSEWHERE -> Optional.of(ELSEWHERE);
                    case NOWHERE -> Optional.of(NOWHERE);
                };
        return why.filter(lost -> !isOurBuild(app, claim));
    }

    private static Set<String> targets(CustomDomain domain) {
        return domain.records().stream()
                .filter(made -> made.purpose() == CustomDomains.RecordPurpose.ROUTING)
                .map(CustomDomains.DnsRecord::value)
                .collect(Collectors.toSet());
    }

    private boolean isOurBuild(App app, DomainClaim claim) {
        return app.serving()
                .build()
                .map(build -> probe.probe(URI.create("https://" + claim.domain() + "/"), build))
                .filter(found -> found == BuildProbe.Finding.THIS_BUILD || found == BuildProbe.Finding.OTHER_BUILD)
                .isPresent();
    }

    /** A domain is called lost when a second look finds the same: one answer of DNS may be an accident. */
    private DomainClaim misled(DomainClaim claim, List<DomainRecord> made, String why) {
        var isFirst = claim.status() == Status.ACTIVE && !claim.reason().equals(Optional.of(why));
        return isFirst
                ? claim.atProvider(Status.ACTIVE, made, why, now().plus(limits.checkEvery()))
                : at(claim, Status.PENDING_DNS, made, why);
    }

    /** An app that does not run cannot answer: then the provider's word counts, as it does for a domain that has answered before. */
    private boolean isAnswering(App app, DomainClaim claim) {
        if (claim.status() == Status.ACTIVE || !app.isRunning()) {
            return true;
        }
        var build = app.serving().build();
        return build.isEmpty()
                || probe.probe(URI.create("https://" + claim.domain() + "/"), build.get())
                        != BuildProbe.Finding.NO_ANSWER;
    }

    private DomainClaim failed(DomainClaim claim, List<DomainRecord> made, String why) {
        return at(claim, Status.FAILED, made, why);
    }

    private DomainClaim at(DomainClaim claim, Status status, List<DomainRecord> made, String why) {
        return claim.atProvider(status, made, why, next(claim, status));
    }

    private DomainClaim waits(DomainClaim claim, String why, Optional<Duration> after) {
        var next = now().plus(limits.checkEvery());
        var asked = after.map(wait -> now().plus(wait)).filter(next::isBefore);
        return claim.waits(why, asked.orElse(next));
    }

    private Instant next(DomainClaim claim, Status status) {
        var since = claim.provenAt().orElse(now());
        var isRest =
                status == Status.ACTIVE || status == Status.FAILED || !now().isBefore(since.plus(limits.claimLife()));
        return now().plus(isRest ? limits.watchEvery() : limits.checkEvery());
    }

    /** Removes a domain at the app's provider; returns true once it is not there. */
    boolean isRemoved(App app, DomainClaim claim) {
        var at = domains(app);
        var service = app.serving().service();
        if (!claim.isProven() || service.isEmpty()) {
            return true;
        }
        return at.isPresent()
                && switch (at.get().remove(service.get(), claim.domain().value())) {
                    case ProviderOutcome.Answered<ServiceId> removed -> true;
                    case ProviderOutcome.Missing<ServiceId>() -> true;
                    case ProviderOutcome.NameConflict<ServiceId>() -> true;
                    case ProviderOutcome.Rejected<ServiceId> rejected -> false;
                    case ProviderOutcome.VariableRefused<ServiceId> rejected -> false;
                    case ProviderOutcome.Unavailable<ServiceId> unavailable -> false;
                    case ProviderOutcome.TokenRefused<ServiceId>() -> false;
                };
    }

    private Optional<CustomDomains> domains(App app) {
        return providers.find(app.identity().provider()).flatMap(HostingProvider::domains);
    }

    private static String detail(CustomDomain domain, String otherwise) {
        return domain.detail().isEmpty() ? otherwise : domain.detail();
    }

    private static DomainRecord record(CustomDomains.DnsRecord made) {
        var purpose =
                switch (made.purpose()) {
                    case ROUTING -> DomainRecord.Purpose.ROUTING;
                    case PROVIDER_VERIFICATION -> DomainRecord.Purpose.PROVIDER_VERIFICATION;
                    case CERTIFICATE -> DomainRecord.Purpose.CERTIFICATE;
                };
        return new DomainRecord(made.type(), made.host(), made.value(), purpose);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
