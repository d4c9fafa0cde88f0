package dev.groundwork.hosting.provider.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.limit.CreationQuota.Decision;
import dev.groundwork.hosting.provider.limit.ProviderCircuits.Circuit;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of what all users of a provider share; the fakes and the adapters both pass it. */
public abstract class ProviderLimitsContract {

    protected static final CreationLimits LIMITS = new CreationLimits(Map.of(ProviderName.RENDER, 3));
    private static final Instant NOW = SampleApps.NOW;

    protected abstract CreationQuota quota();

    protected abstract ProviderCircuits circuits();

    @Test
    @DisplayName("INFRA-HOST-300 slots go first come first served, and an app that waits keeps its place and sees it")
    void firstComeFirstServed() {
        var apps = apps(6);
        for (int i = 0; i < 3; i++) {
            assertThat(ask(apps[i], NOW.plusSeconds(i))).isEqualTo(new Decision.Granted());
        }
        var soon = NOW.plusSeconds(9);
        assertThat(ask(apps[3], soon)).isEqualTo(new Decision.Queued(1, NOW.plus(Duration.ofHours(1))));
        assertThat(ask(apps[4], soon)).isEqualTo(new Decision.Queued(2, NOW.plusSeconds(3601)));
        assertThat(ask(apps[5], soon)).isEqualTo(new Decision.Queued(3, NOW.plusSeconds(3602)));
        assertThat(ask(apps[3], soon.plusSeconds(60))).isEqualTo(new Decision.Queued(1, NOW.plusSeconds(3600)));

        var later = NOW.plusSeconds(3600);
        assertThat(ask(apps[5], later)).isInstanceOf(Decision.Queued.class);
        assertThat(ask(apps[4], later)).isInstanceOf(Decision.Queued.class);
        assertThat(ask(apps[3], later)).isEqualTo(new Decision.Granted());
        assertThat(ask(apps[5], NOW.plusSeconds(3601))).isInstanceOf(Decision.Queued.class);
        assertThat(ask(apps[4], NOW.plusSeconds(3601))).isEqualTo(new Decision.Granted());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-301 a slot is for one request: who repeats takes another one, and never more than the limit")
    void oneRequestEach() {
        var app = apps(1)[0];
        var granted = IntStream.range(0, 10)
                .filter(i -> ask(app, NOW.plusSeconds(i)) instanceof Decision.Granted)
                .count();

        assertThat(granted).isEqualTo(3);
    }

    @Test
    @DisplayName("INFRA-HOST-302 an app that gave up loses its place; one that is only slow keeps it")
    void gaveUp() {
        var apps = apps(6);
        Stream.of(apps[0], apps[1], apps[2]).forEach(app -> ask(app, NOW));
        Stream.of(apps[3], apps[4], apps[5]).forEach(app -> ask(app, NOW));
        var later = NOW.plus(Duration.ofMinutes(10));

        assertThat(quota().ask(ProviderName.RENDER, apps[5], later, app -> app.equals(apps[4])))
                .isEqualTo(new Decision.Queued(2, NOW.plus(Duration.ofHours(1))));
    }

    @Test
    @DisplayName("INFRA-HOST-303 of twenty workers that ask at once as many get a slot as there are")
    void atOnce() throws Exception {
        var calls = Stream.of(apps(20))
                .map(app -> (Callable<Decision>) () -> ask(app, NOW))
                .toList();
        try (var workers = Executors.newFixedThreadPool(8)) {
            assertThat(workers.invokeAll(calls).stream().map(Future::resultNow))
                    .filteredOn(Decision.Granted.class::isInstance)
                    .hasSize(3);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-304 a provider without a limit lets everybody through")
    void noLimit() {
        assertThat(quota().ask(ProviderName.VERCEL, apps(1)[0], NOW, app -> true))
                .isEqualTo(new Decision.Granted());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-305 three refusals in a row open a circuit for five minutes, and one call that works forgets them")
    void circuit() {
        var circuits = circuits();
        assertThat(circuits.read(ProviderName.VERCEL)).isEqualTo(Circuit.CLOSED);
        circuits.refused(ProviderName.RAILWAY, NOW);
        circuits.refused(ProviderName.RAILWAY, NOW);
        assertThat(circuits.read(ProviderName.RAILWAY).refusals()).isEqualTo(2);
        circuits.accepted(ProviderName.RAILWAY);
        circuits.refused(ProviderName.RAILWAY, NOW);
        circuits.refused(ProviderName.RAILWAY, NOW);
        assertThat(circuits.read(ProviderName.RAILWAY).openFor(NOW)).isEmpty();

        circuits.refused(ProviderName.RAILWAY, NOW);

        assertThat(circuits.read(ProviderName.RAILWAY).openFor(NOW)).isEqualTo(Optional.of(Duration.ofMinutes(5)));
        assertThat(circuits.read(ProviderName.RAILWAY).openFor(NOW.plusSeconds(300)))
                .isEmpty();
        assertThat(circuits.read(ProviderName.RENDER)).isEqualTo(Circuit.CLOSED);
    }

    private Decision ask(AppId app, Instant now) {
        return quota().ask(ProviderName.RENDER, app, now, waiting -> true);
    }

    private static AppId[] apps(int count) {
        return Stream.generate(() -> new AppId("app_" + SampleApps.ulid()))
                .limit(count)
                .toArray(AppId[]::new);
    }
}
