package dev.groundwork.apps.domains;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.hosting.domain.DomainLimits;
import dev.groundwork.hosting.provider.Capabilities;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Claims a domain for an app. The provider is not called before the claim is proven. Several apps may claim a domain; while one has proven it,
 * no other can.
 */
@Singleton
final class ClaimDomain {

    private static final int MAX_TRIES = 5;

    private final AppReader apps;
    private final DomainRegistry domains;
    private final HostingProviders providers;
    private final DomainProofs proofs;
    private final ProductClock clock;
    private final DomainLimits limits = DomainLimits.STANDARD;

    ClaimDomain(
            AppReader apps,
            DomainRegistry domains,
            HostingProviders providers,
            DomainProofs proofs,
            ProductClock clock) {
        this.apps = apps;
        this.domains = domains;
        this.providers = providers;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** The outcome of a claim. */
    sealed interface Outcome {

        /** The domain is claimed; its proof is looked for. */
        record Claimed(DomainClaim claim) implements Outcome {}

        /** The app has this claim already. */
        record Exists(DomainClaim claim) implements Outcome {}

        /** Another app has proven the domain. */
        record Taken() implements Outcome {}

        /** The app has as many domains as it can have. */
        record TooMany(int most) implements Outcome {}

        /** The app's provider cannot do it; these requests do something similar. */
        record Unsupported(List<String> alternatives) implements Outcome {

            public Unsupported {
                alternatives = List.copyOf(alternatives);
            }
        }

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Claims a domain.
     *
     * @param isApex true if nothing but a public suffix stands above the domain
     */
    Outcome claim(UserId owner, AppId id, DomainName domain, boolean isApex) {
        var app = apps.find(owner, id);
        if (app.isEmpty()) {
            return new Outcome.NotFound();
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            var outcome = tryOnce(app.get(), domain, isApex);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    private Optional<Outcome> tryOnce(App app, DomainName domain, boolean isApex) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var refused = unsupported(app, domain, isApex).or(() -> taken(app, domain));
        if (refused.isPresent()) {
            return refused;
        }
        var known = domains.find(app.id(), domain);
        return known.isPresent() ? again(known.get(), now) : create(app, domain, now);
    }

    private Optional<Outcome> unsupported(App app, DomainName domain, boolean isApex) {
        var can = providers.find(app.identity().provider()).map(HostingProvider::capabilities);
        if (!can.map(Capabilities::domains).orElse(false)) {
            return Optional.of(new Outcome.Unsupported(List.of()));
        }
        return isApex && !can.map(Capabilities::apexDomains).orElse(false)
                ? Optional.of(new Outcome.Unsupported(
                        List.of("POST /api/apps/" + app.id() + "/domains {\"domain\":\"www." + domain + "\"}")))
                : Optional.empty();
    }

    private Optional<Outcome> taken(App app, DomainName domain) {
        return domains.holder(domain).filter(holder -> !holder.equals(app.id())).map(holder -> new Outcome.Taken());
    }

    private Optional<Outcome> again(DomainClaim known, Instant now) {
        var after = known.again(now, now.plus(limits.claimLife()));
        return domains.replace(known, after, Optional.empty())
                ? Optional.of(
                        known.isRemoved() ? new Outcome.Claimed(after.written()) : new Outcome.Exists(after.written()))
                : Optional.empty();
    }

    private Optional<Outcome> create(App app, DomainName domain, Instant now) {
        if (domains.list(app.id()).size() >= limits.perApp()) {
            return Optional.of(new Outcome.TooMany(limits.perApp()));
        }
        var proof = proofs.of(app.owner(), app.id(), domain);
        var claim = DomainClaim.create(domain, app.id(), app.owner(), proof, now, now.plus(limits.claimLife()));
        return switch (domains.create(claim)) {
            case CREATED -> Optional.of(new Outcome.Claimed(claim.written()));
            case EXISTS -> Optional.empty();
            case NO_APP -> Optional.of(new Outcome.NotFound());
        };
    }
}
