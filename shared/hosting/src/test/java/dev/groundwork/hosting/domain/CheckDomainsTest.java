package dev.groundwork.hosting.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.domain.DomainClaim;
import dev.groundwork.appregistry.domain.DomainClaim.Status;
import dev.groundwork.appregistry.domain.DomainName;
import dev.groundwork.appregistry.domain.DomainRecord;
import dev.groundwork.appregistry.domain.InMemoryDomainRegistry;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.deployment.BuildProbe.Finding;
import dev.groundwork.hosting.dns.FixedDns;
import dev.groundwork.hosting.provider.CustomDomains.CustomDomain;
import dev.groundwork.hosting.provider.CustomDomains.DomainState;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryCustomDomains;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.reconcile.InMemoryWalkPositions;
import dev.groundwork.hosting.reconcile.OneAtATime;
import dev.groundwork.hosting.reconcile.ReconcileDomains;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CheckDomainsTest {

    private static final DomainName DOMAIN = new DomainName("www.example.com");
    private static final DomainLimits LIMITS = DomainLimits.STANDARD;

    private final InMemoryHosting hosting = new InMemoryHosting();
    private final InMemoryDomainRegistry domains = new InMemoryDomainRegistry((app, claim) -> true);
    private final InMemoryCustomDomains provider = new InMemoryCustomDomains();
    private final FixedDns dns = new FixedDns();
    private final CheckProof checkProof = new CheckProof(domains, dns, hosting.clock);
    private final ServeDomain serveDomain = new ServeDomain(
            new HostingProviders(List.of(hosting.provider), ProviderName.LOCAL),
            dns,
            (url, expected) -> hosting.finding,
            app -> List.of(),
            hosting.clock);
    private final CheckDomains checkDomains = new CheckDomains(
            domains,
            hosting.registry,
            checkProof,
            serveDomain,
            (message, after) -> hosting.messages.add(message),
            SampleApps::ulid,
            hosting.clock);
    private final ReconcileDomains reconcile = new ReconcileDomains(
            domains,
            (message, after) -> hosting.messages.add(message),
            new RotatingWalk(new InMemoryWalkPositions()),
            hosting.clock);

    CheckDomainsTest() {
        hosting.provider.with(provider);
        hosting.parts.add(new AppDomains(domains));
    }

    private DomainClaim claim(AppId app) {
        return claim(app, DOMAIN);
    }

    private DomainClaim claim(AppId app, DomainName domain) {
        var owner = hosting.read(app).owner();
        var now = hosting.clock.instant();
        domains.create(
                DomainClaim.create(domain, app, owner, "groundwork-verify=" + app, now, now.plus(LIMITS.claimLife())));
        return read(app, domain);
    }

    private DomainClaim read(AppId app) {
        return read(app, DOMAIN);
    }

    private DomainClaim read(AppId app, DomainName domain) {
        return domains.find(app, domain).orElseThrow();
    }

    private void prove(DomainClaim claim) {
        dns.set(claim.domain().proofHost(), "other", claim.proof());
    }

    private ServiceId service(AppId app) {
        return hosting.read(app).serving().service().orElseThrow();
    }

    /** A minute of the reconciler and its worker. */
    private void minute() {
        hosting.clock.advance(Duration.ofMinutes(1));
        run();
    }

    private void run() {
        OneAtATime.run(reconcile);
        while (!hosting.messages.isEmpty()) {
            var message = hosting.messages.remove();
            hosting.handle(message);
            checkDomains.check(message.app());
        }
    }

    private AppId active() {
        var app = hosting.deployedApp();
        prove(claim(app));
        minute();
        provider.become(DOMAIN.value(), DomainState.ACTIVE);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        return app;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-820 a domain goes from its proof over the provider's states to active; one mail, at the first time")
    void wholeWay() {
        var app = hosting.deployedApp();
        var claim = claim(app);

        minute();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_PROOF);
        assertThat(read(app).reason()).isPresent();
        assertThat(provider.calls()).isEmpty();

        prove(claim);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
        assertThat(read(app).records())
                .extracting(DomainRecord::purpose)
                .containsExactly(DomainRecord.Purpose.ROUTING, DomainRecord.Purpose.PROVIDER_VERIFICATION);
        assertThat(provider.serviceOf(DOMAIN.value())).contains(service(app));

        dns.lead(DOMAIN.value(), "edge.provider.test");
        minute();
        assertThat(read(app).status()).isEqualTo(Status.VERIFYING);
        assertThat(provider.calls()).endsWith("verify " + DOMAIN);
        provider.become(DOMAIN.value(), DomainState.ISSUING_CERTIFICATE);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ISSUING_CERT);
        provider.become(DOMAIN.value(), DomainState.ACTIVE);
        hosting.finding = Finding.NO_ANSWER;
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ISSUING_CERT);
        assertThat(domains.mails()).isEmpty();
        hosting.finding = Finding.OTHER_BUILD;
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        assertThat(read(app).reason()).isEmpty();

        provider.become(DOMAIN.value(), DomainState.PENDING_DNS);
        hosting.clock.advance(Duration.ofHours(1));
        run();
        provider.become(DOMAIN.value(), DomainState.ACTIVE);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        assertThat(domains.mails()).extracting(OutboxMail::kind).containsExactly("domain_active");
        assertThat(domains.mails().getFirst().to()).isEqualTo(hosting.owner.value());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-821 a claim without a proof expires after 72 hours of the product's clock, and a proof comes too late then")
    void expiry() {
        var app = hosting.deployedApp();
        var claim = claim(app);
        hosting.clock.advance(Duration.ofDays(3).minusSeconds(1));
        run();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_PROOF);

        hosting.clock.advance(Duration.ofSeconds(1));
        prove(claim);
        run();
        assertThat(read(app).status()).isEqualTo(Status.EXPIRED);
        assertThat(OneAtATime.run(reconcile).checked()).isZero();
        assertThat(checkProof.prove(read(app))).map(DomainClaim::status).contains(Status.EXPIRED);

        var now = hosting.clock.instant();
        assertThat(domains.replace(read(app), read(app).again(now, now.plus(LIMITS.claimLife())), Optional.empty()))
                .isTrue();
        run();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
        assertThat(read(app).proof()).isEqualTo(claim.proof());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-822 two apps claim a domain: pending claims stand side by side, the one that is proven first has it")
    void twoApps() {
        var first = hosting.deployedApp();
        var second = hosting.deployedApp();
        claim(first);
        var winner = claim(second);
        prove(winner);
        minute();

        assertThat(read(first).status()).isEqualTo(Status.PENDING_PROOF);
        assertThat(read(second).isProven()).isTrue();
        assertThat(domains.holder(DOMAIN)).contains(second);

        dns.set(DOMAIN.proofHost(), read(first).proof(), winner.proof());
        minute();
        assertThat(read(first).status()).isEqualTo(Status.PENDING_PROOF);
        assertThat(provider.serviceOf(DOMAIN.value())).contains(service(second));

        hosting.deleteApp.delete(hosting.owner, second);
        minute();
        minute();
        assertThat(hosting.registry.find(second)).isEmpty();
        assertThat(domains.find(second, DOMAIN)).isEmpty();
        assertThat(domains.holder(DOMAIN)).contains(first);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-823 the proof of one app, or of its parent domain, proves nothing for another app or for a child")
    void ownProof() {
        var parent = hosting.deployedApp();
        var child = hosting.deployedApp();
        var apex = new DomainName("example.com");
        prove(claim(parent, apex));
        var below = claim(child, DOMAIN);
        dns.set(DOMAIN.proofHost(), read(parent, apex).proof());
        minute();

        assertThat(read(parent, apex).isProven()).isTrue();
        assertThat(read(child, DOMAIN).isProven()).isFalse();
        prove(below);
        minute();
        assertThat(read(child, DOMAIN).isProven()).isTrue();
        assertThat(read(parent, apex).isProven()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-824 DNS that does not answer changes nothing: no claim is proven and no proof is lost")
    void silentDns() {
        var app = active();
        dns.silent(DOMAIN.proofHost(), true);
        for (int i = 0; i < 5; i++) {
            hosting.clock.advance(Duration.ofDays(2));
            run();
        }
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        assertThat(read(app).proofMissingSince()).isEmpty();

        var other = hosting.deployedApp();
        claim(other);
        minute();
        assertThat(read(other).status()).isEqualTo(Status.PENDING_PROOF);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-825 a proof that vanishes is missed for 72 hours; then the domain goes from the provider, and is free")
    void vanishedProof() {
        var app = active();
        dns.set(DOMAIN.proofHost());
        hosting.clock.advance(Duration.ofHours(1));
        run();
        var since = hosting.clock.instant();
        assertThat(read(app).proofMissingSince()).contains(since);
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        assertThat(read(app).reason()).isPresent();
        hosting.clock.advance(Duration.ofHours(1));
        run();
        assertThat(mailsAbout("domain_lost")).isEqualTo(1);

        dns.set(DOMAIN.proofHost(), read(app).proof());
        hosting.clock.advance(Duration.ofHours(1));
        run();
        assertThat(read(app).proofMissingSince()).isEmpty();
        assertThat(read(app).reason()).isEmpty();

        dns.set(DOMAIN.proofHost(), "groundwork-verify=somebody else's");
        hosting.clock.advance(Duration.ofHours(1));
        run();
        hosting.clock.advance(Duration.ofHours(71));
        run();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        provider.refuses(Optional.of(new ProviderOutcome.Unavailable<>(false, Optional.empty())));
        hosting.clock.advance(Duration.ofHours(1));
        run();
        assertThat(domains.holder(DOMAIN)).contains(app);

        provider.refuses(Optional.empty());
        minute();
        assertThat(read(app).status()).isEqualTo(Status.FAILED);
        assertThat(read(app).isProven()).isFalse();
        assertThat(provider.serviceOf(DOMAIN.value())).isEmpty();
        assertThat(domains.holder(DOMAIN)).isEmpty();
        var heir = hosting.deployedApp();
        prove(claim(heir));
        minute();
        assertThat(domains.holder(DOMAIN)).contains(heir);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-826 a proven domain of an app that was never deployed waits, and is connected after the deployment")
    void notDeployed() {
        var app = hosting.app();
        prove(claim(app));
        minute();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
        assertThat(read(app).reason()).isPresent();
        assertThat(provider.calls()).isEmpty();

        hosting.deploy(app);
        hosting.work();
        minute();
        assertThat(provider.serviceOf(DOMAIN.value())).contains(service(app));
    }

    @Test
    @DisplayName("INFRA-HOST-827 a lost answer adds a domain once; one that vanished at the provider is added again")
    void repairs() {
        var app = hosting.deployedApp();
        prove(claim(app));
        provider.losesAnswers(true);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
        assertThat(read(app).records()).isEmpty();
        provider.losesAnswers(false);
        minute();
        assertThat(read(app).records()).hasSize(2);
        assertThat(provider.calls()).containsOnlyOnce("add " + DOMAIN);

        provider.lose(DOMAIN.value());
        minute();
        assertThat(provider.serviceOf(DOMAIN.value())).contains(service(app));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-828 what the provider refuses fails with its words; an unknown state keeps the one there was")
    void refused() {
        var app = active();
        provider.become(DOMAIN.value(), DomainState.UNKNOWN);
        hosting.clock.advance(Duration.ofHours(1));
        run();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);

        for (ProviderOutcome<CustomDomain> refusal : List.<ProviderOutcome<CustomDomain>>of(
                new ProviderOutcome.Rejected<>("No more domains in this plan."),
                new ProviderOutcome.NameConflict<>())) {
            provider.refuses(Optional.of(refusal));
            hosting.clock.advance(Duration.ofHours(1));
            run();
            assertThat(read(app).status()).isEqualTo(Status.FAILED);
            assertThat(read(app).reason()).isPresent();
            assertThat(read(app).isProven()).isTrue();
        }
        provider.refuses(Optional.of(new ProviderOutcome.TokenRefused<>()));
        hosting.clock.advance(Duration.ofHours(1));
        run();
        assertThat(read(app).status()).isEqualTo(Status.FAILED);
        provider.refuses(Optional.empty());
        provider.become(DOMAIN.value(), DomainState.ACTIVE);
        minute();
        assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-829 a removed domain stays its app's until the provider has let it go, and can be had back until then")
    void removal() {
        var app = active();
        provider.refuses(Optional.of(new ProviderOutcome.Unavailable<>(true, Optional.of(Duration.ofSeconds(30)))));
        domains.replace(read(app), read(app).removed(hosting.clock.instant()), Optional.empty());
        run();
        assertThat(domains.holder(DOMAIN)).contains(app);

        var now = hosting.clock.instant();
        domains.replace(read(app), read(app).again(now, now.plus(LIMITS.claimLife())), Optional.empty());
        assertThat(read(app).isProven()).isTrue();
        assertThat(read(app).isRemoved()).isFalse();

        domains.replace(read(app), read(app).removed(hosting.clock.instant()), Optional.empty());
        provider.refuses(Optional.empty());
        run();
        assertThat(domains.find(app, DOMAIN)).isEmpty();
        assertThat(domains.holder(DOMAIN)).isEmpty();
        assertThat(provider.serviceOf(DOMAIN.value())).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-830 twenty due domains of an app are all checked, a few for each message")
    void many() {
        var app = hosting.deployedApp();
        for (int i = 0; i < LIMITS.perApp(); i++) {
            prove(claim(app, new DomainName("d" + i + ".example.com")));
        }
        minute();

        assertThat(domains.list(app)).hasSize(LIMITS.perApp()).allMatch(DomainClaim::isProven);
        assertThat(provider.calls().stream().filter(call -> call.startsWith("add ")))
                .hasSize(LIMITS.perApp())
                .doesNotHaveDuplicates();
    }

    private long mailsAbout(String kind) {
        return domains.mails().stream().filter(mail -> mail.kind().equals(kind)).count();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-882 a domain that leads elsewhere or nowhere is lost at the second look, with one mail, and comes back by itself")
    void dangling() {
        var app = active();
        hosting.finding = Finding.ANSWERS;
        for (int round = 1; round <= 2; round++) {
            if (round == 1) {
                dns.lead(DOMAIN.value(), "parking.example.net");
            } else {
                dns.leadNowhere(DOMAIN.value());
                hosting.finding = Finding.NO_ANSWER;
            }
            hosting.clock.advance(Duration.ofHours(1));
            run();
            assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
            assertThat(mailsAbout("domain_lost")).isEqualTo(round - 1);
            minute();
            assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
            assertThat(read(app).reason()).isPresent();
            hosting.clock.advance(Duration.ofHours(1));
            run();
            assertThat(read(app).status()).isEqualTo(Status.PENDING_DNS);
            assertThat(mailsAbout("domain_lost")).isEqualTo(round);
            assertThat(provider.serviceOf(DOMAIN.value())).contains(service(app));

            dns.lead(DOMAIN.value(), "edge.provider.test");
            hosting.finding = Finding.ANSWERS;
            hosting.clock.advance(Duration.ofHours(1));
            run();
            assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
            assertThat(read(app).reason()).isEmpty();
        }
        assertThat(mailsAbout("domain_active")).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-883 a domain leads to the app over other names, without a name, or where only its build can tell; silence and a stopped app tell nothing")
    void stillOurs() {
        var app = active();
        hosting.finding = Finding.ANSWERS;
        dns.lead(DOMAIN.value(), "alias.example.net");
        dns.lead("alias.example.net", "edge.provider.test");
        hoursLater(app);

        dns.lead("alias.example.net", "proxy.example.net");
        hosting.finding = Finding.THIS_BUILD;
        hoursLater(app);

        hosting.finding = Finding.NO_ANSWER;
        dns.silent("alias.example.net", true);
        hoursLater(app);

        hosting.finding = Finding.ANSWERS;
        dns.leadNowhere(DOMAIN.value());
        hoursLater(app);
        dns.lead(DOMAIN.value(), "alias.example.net");

        dns.silent("alias.example.net", false);
        hosting.stopApp.stop(hosting.owner, app);
        hoursLater(app);
        assertThat(mailsAbout("domain_lost")).isZero();
    }

    private void hoursLater(AppId app) {
        for (int i = 0; i < 3; i++) {
            hosting.clock.advance(Duration.ofHours(1));
            run();
            assertThat(read(app).status()).isEqualTo(Status.ACTIVE);
        }
    }
}
