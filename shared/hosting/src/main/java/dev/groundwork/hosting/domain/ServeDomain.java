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
import dev.groundwork.hosting.redaction.AppSecrets;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
    private static final String SILENT = "The provider does not answer now. It is asked again.";

    private final HostingProviders providers;
    private final CheckRoute route;
    private final AppSecrets secrets;
    private final ProductClock clock;
    private final DomainLimits limits = DomainLimits.STANDARD;

    public ServeDomain(
            HostingProviders providers, DnsResolver dns, BuildProbe probe, AppSecrets secrets, ProductClock clock) {
        this.providers = providers;
        this.route = new CheckRoute(dns, probe);
        this.secrets = secrets;
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
            case ProviderOutcome.Answered<CustomDomain>(var domain) -> state(app, claim, domain, at.get());
            case ProviderOutcome.Missing<CustomDomain>() -> waits(claim, NOT_DEPLOYED, Optional.empty());
            case ProviderOutcome.NameConflict<CustomDomain>() -> failed(claim, claim.records(), IN_USE);
            case ProviderOutcome.Rejected<CustomDomain>(var detail) ->
                failed(claim, claim.records(), redacted(app, detail));
            case ProviderOutcome.VariableRefused<CustomDomain>(var detail) ->
                failed(claim, claim.records(), redacted(app, detail));
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
            case PENDING_DNS, VERIFYING -> route.isRouted(domain, claim);
            case ISSUING_CERTIFICATE, ACTIVE, FAILED, UNKNOWN -> false;
        };
    }

    private DomainClaim state(App app, DomainClaim claim, CustomDomain domain, CustomDomains from) {
        var made = domain.records().stream().map(ServeDomain::record).toList();
        return switch (domain.state()) {
            case PENDING_DNS ->
                route.isRouted(domain, claim)
                        ? at(claim, Status.VERIFYING, made, detail(app, domain, PROVIDER_CHECKS))
                        : at(claim, Status.PENDING_DNS, made, detail(app, domain, MAKE_RECORDS));
            case VERIFYING -> at(claim, Status.VERIFYING, made, detail(app, domain, PROVIDER_CHECKS));
            case ISSUING_CERTIFICATE -> at(claim, Status.ISSUING_CERT, made, detail(app, domain, CERTIFICATE));
            case ACTIVE ->
                lost(app, claim, domain, from)
                        .map(why -> misled(claim, made, why))
                        .orElseGet(() -> route.isAnswering(app, claim)
                                ? at(claim, Status.ACTIVE, made, "")
                                : at(claim, Status.ISSUING_CERT, made, NO_ANSWER));
            case FAILED -> failed(claim, made, redacted(app, domain.detail()));
            case UNKNOWN -> {
                LOG.atWarn()
                        .addKeyValue("event", "provider_status_unknown")
                        .addKeyValue("appId", claim.app())
                        .log("A provider answers a domain status that is not known here");
                yield at(claim, claim.status(), made, claim.reason().orElse(""));
            }
        };
    }

    private Optional<String> lost(App app, DomainClaim claim, CustomDomain domain, CustomDomains from) {
        return from.watchesDns() ? Optional.empty() : route.lost(app, claim, domain);
    }

    /** A domain is called lost when a second look finds the same: one answer of DNS may be an accident. */
    private DomainClaim misled(DomainClaim claim, List<DomainRecord> made, String why) {
        var isFirst = claim.status() == Status.ACTIVE && !claim.reason().equals(Optional.of(why));
        return isFirst
                ? claim.atProvider(Status.ACTIVE, made, why, now().plus(limits.checkEvery()))
                : at(claim, Status.PENDING_DNS, made, why);
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

    private String detail(App app, CustomDomain domain, String otherwise) {
        return domain.detail().isEmpty() ? otherwise : redacted(app, domain.detail());
    }

    /** Takes secrets out of a provider's text, which may quote one. */
    private String redacted(App app, String text) {
        return secrets.redactor(app.id()).redactLines(text);
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
