package dev.groundwork.appregistry.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.domain.DomainClaim.Status;
import dev.groundwork.appregistry.domain.DomainRegistry.CreateOutcome;
import dev.groundwork.appregistry.domain.DomainRegistry.DueDomain;
import dev.groundwork.appregistry.domain.DomainRegistry.ProveOutcome;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every registry of domains keeps this. */
public abstract class DomainRegistryContract {

    private static final Instant NOW = SampleApps.NOW;
    private static final Duration LIFE = Duration.ofDays(3);

    protected abstract DomainRegistry registry();

    /** Adds an app to the registry of apps beside this one. */
    protected abstract App app();

    /** Marks an app as deleted. */
    protected abstract void delete(App app);

    private static DomainName domain() {
        return new DomainName(SampleApps.ulid().toLowerCase(Locale.ROOT) + ".example.com");
    }

    private DomainClaim claimed(App app, DomainName domain) {
        var claim = DomainClaim.create(domain, app.id(), app.owner(), "groundwork-verify=1", NOW, NOW.plus(LIFE));
        assertThat(registry().create(claim)).isEqualTo(CreateOutcome.CREATED);
        return claim.written();
    }

    private DomainClaim proven(App app, DomainName domain) {
        var claim = claimed(app, domain);
        assertThat(registry().prove(claim, claim.proven(NOW))).isEqualTo(ProveOutcome.PROVEN);
        return claim.proven(NOW).written();
    }

    @Test
    @DisplayName("INFRA-HOST-800 a claim is read as it was written, with every member")
    void roundTrip() {
        var domain = domain();
        var app = app();
        var claim = proven(app, domain);
        var full = claim.atProvider(
                        Status.VERIFYING,
                        List.of(new DomainRecord("CNAME", domain.value(), "x.test", DomainRecord.Purpose.ROUTING)),
                        "a reason",
                        NOW.plusSeconds(60))
                .firstActive(NOW.plusSeconds(1))
                .proofMissing(NOW.plusSeconds(2))
                .removed(NOW.plusSeconds(3));

        assertThat(registry().replace(claim, full, Optional.empty())).isTrue();

        assertThat(registry().find(app.id(), domain)).contains(full.written());
        assertThat(registry().list(app.id())).containsExactly(full.written());
        assertThat(registry().find(app().id(), domain)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-801 an app has one claim to a domain; a deleted app and one that never was have none")
    void create() {
        var domain = domain();
        var app = app();
        var claim = claimed(app, domain);

        assertThat(registry().create(claim)).isEqualTo(CreateOutcome.EXISTS);
        var gone = app();
        delete(gone);
        var late = DomainClaim.create(domain, gone.id(), gone.owner(), "p", NOW, NOW);
        assertThat(registry().create(late)).isEqualTo(CreateOutcome.NO_APP);
        var never = SampleApps.app();
        assertThat(registry().create(DomainClaim.create(domain, never.id(), never.owner(), "p", NOW, NOW)))
                .isEqualTo(CreateOutcome.NO_APP);
    }

    @Test
    @DisplayName("INFRA-HOST-802 a change of a claim that somebody has written since changes nothing")
    void versions() {
        var app = app();
        var claim = claimed(app, domain());
        assertThat(registry().replace(claim, claim.waits("first", NOW), Optional.empty()))
                .isTrue();

        assertThat(registry().replace(claim, claim.waits("second", NOW), Optional.empty()))
                .isFalse();
        assertThat(registry().prove(claim, claim.proven(NOW))).isEqualTo(ProveOutcome.CHANGED);
        assertThat(registry().purge(claim)).isFalse();
        assertThat(registry().unprove(claim, claim.proofLost("lost"))).isFalse();
        assertThat(registry().find(app.id(), claim.domain()).flatMap(DomainClaim::reason))
                .contains("first");
        assertThat(registry().holder(claim.domain())).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-803 of sixteen racing proofs of one domain one succeeds, and its app is the holder")
    void race() throws Exception {
        var domain = domain();
        var claims = new ArrayList<DomainClaim>();
        for (int i = 0; i < 16; i++) {
            claims.add(claimed(app(), domain));
        }
        var outcomes = new ArrayList<ProveOutcome>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var tasks = claims.stream()
                    .<Callable<ProveOutcome>>map(claim -> () -> registry().prove(claim, claim.proven(NOW)))
                    .toList();
            for (var future : threads.invokeAll(tasks)) {
                outcomes.add(future.get());
            }
        }

        assertThat(outcomes)
                .containsOnly(ProveOutcome.PROVEN, ProveOutcome.TAKEN)
                .containsOnlyOnce(ProveOutcome.PROVEN);
        var winner = claims.get(outcomes.indexOf(ProveOutcome.PROVEN));
        assertThat(registry().holder(domain)).contains(winner.app());
        assertThat(claims)
                .filteredOn(claim -> registry()
                        .find(claim.app(), domain)
                        .filter(DomainClaim::isProven)
                        .isPresent())
                .containsExactly(winner);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-804 a domain that its holder lets go, or loses, is free for the next; a pending claim frees none")
    void release() {
        var domain = domain();
        var first = proven(app(), domain);
        var other = claimed(app(), domain);

        assertThat(registry().purge(other)).isTrue();
        assertThat(registry().holder(domain)).contains(first.app());
        assertThat(registry().unprove(first, first.proofLost("lost"))).isTrue();
        assertThat(registry().holder(domain)).isEmpty();
        assertThat(registry().find(first.app(), domain).map(DomainClaim::status))
                .contains(Status.FAILED);

        var second = proven(app(), domain);
        assertThat(registry().purge(first.proofLost("lost").written())).isTrue();
        assertThat(registry().holder(domain)).contains(second.app());
        assertThat(registry().purge(second)).isTrue();
        assertThat(registry().holder(domain)).isEmpty();
        assertThat(registry().list(second.app())).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-805 a claim is due from its time on, and never once it has ended")
    void due() {
        var app = app();
        var claim = claimed(app, domain());
        var entry = new DueDomain(app.id(), claim.domain());
        assertThat(allDue(NOW)).contains(entry);

        var later = claim.waits("", NOW.plusSeconds(60));
        assertThat(registry().replace(claim, later, Optional.empty())).isTrue();
        assertThat(allDue(NOW.plusSeconds(59))).doesNotContain(entry);
        assertThat(allDue(NOW.plusSeconds(60))).contains(entry);

        var ended = later.written().expired("");
        assertThat(registry().replace(later.written(), ended, Optional.empty())).isTrue();
        assertThat(allDue(NOW.plus(Duration.ofDays(999)))).doesNotContain(entry);
        assertThat(registry().purge(ended.written())).isTrue();
    }

    private List<DueDomain> allDue(Instant now) {
        var all = new ArrayList<DueDomain>();
        var next = Optional.<String>empty();
        do {
            var page = registry().due(now, 3, next);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
