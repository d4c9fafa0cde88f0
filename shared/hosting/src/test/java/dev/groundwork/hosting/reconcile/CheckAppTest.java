package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.Status;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.lifecycle.LifecycleOutcome;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.reconcile.StartHistory.Decision;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CheckAppTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final InMemoryHosting hosting = new InMemoryHosting();

    private ServiceId service(AppId id) {
        return hosting.read(id).serving().service().orElseThrow();
    }

    private long starts() {
        return hosting.provider.calls().stream().filter("start"::equals).count();
    }

    /** A run each minute, before each of which the app has crashed again, until it is given up. */
    private List<Long> startsEachMinute(AppId id, ServiceState state) {
        var started = new ArrayList<Long>();
        for (int minute = 0; minute < 90 && hosting.read(id).isRunning(); minute++) {
            hosting.provider.set(service(id), state);
            var before = starts();
            hosting.reconcile.run();
            if (starts() > before) {
                started.add((long) minute);
            }
            hosting.clock.advance(MINUTE);
        }
        return started;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-869 an app that keeps crashing is started with growing waits, then stopped with a cause, not for ever")
    void crashLoop() {
        var id = hosting.deployedApp();

        var started = startsEachMinute(id, ServiceState.CRASHED);

        assertThat(started).containsExactly(0L, 1L, 2L, 3L, 5L, 9L, 17L, 33L);
        assertThat(hosting.read(id).serving().status()).isEqualTo(Status.STOPPED);
        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.suspendedByProvider("crash_loop"));
        assertThat(hosting.read(id).isRunning()).isFalse();
        assertThat(hosting.provider.calls()).endsWith("service", "stop");
        hosting.reconcile.run();
        assertThat(starts()).isEqualTo(StartHistory.MAX_STARTS);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-870 an app that is stopped at its provider again and again is given up too, with that cause")
    void stoppedThere() {
        var id = hosting.deployedApp();

        startsEachMinute(id, ServiceState.STOPPED);

        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.suspendedByProvider("stopped"));
    }

    @Test
    @DisplayName("INFRA-HOST-871 an app that is given up comes back by a start of its owner, which begins a new count")
    void ownerStarts() {
        var id = hosting.deployedApp();
        startsEachMinute(id, ServiceState.CRASHED);
        var before = starts();

        assertThat(hosting.startApp.start(hosting.owner, id)).isInstanceOf(LifecycleOutcome.Accepted.class);
        hosting.work();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Status.DEPLOYED);

        assertThat(startsEachMinute(id, ServiceState.CRASHED)).hasSize(StartHistory.MAX_STARTS);
        assertThat(starts() - before).isEqualTo(StartHistory.MAX_STARTS + 1);
    }

    @Test
    @DisplayName("INFRA-HOST-872 an app that runs for an hour between crashes has recovered, and is never given up")
    void recovers() {
        var id = hosting.deployedApp();
        for (int i = 0; i < 3 * StartHistory.MAX_STARTS; i++) {
            hosting.provider.set(service(id), ServiceState.CRASHED);
            hosting.reconcile.run();
            assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);
            hosting.clock.advance(StartHistory.RECOVERED);
        }
        assertThat(hosting.read(id).isRunning()).isTrue();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-873 a provider that does not answer a stop keeps the app from being given up until it does")
    void silentStop() {
        var id = hosting.deployedApp();
        hosting.provider.faults(call -> hosting.provider.silent(call.equals("stop")), call -> {});

        var started = startsEachMinute(id, ServiceState.CRASHED);
        assertThat(started).hasSize(StartHistory.MAX_STARTS);
        assertThat(hosting.read(id).isRunning()).isTrue();

        hosting.provider.faults(call -> hosting.provider.silent(false), call -> {});
        startsEachMinute(id, ServiceState.CRASHED);
        assertThat(hosting.read(id).isRunning()).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-874 a new build, or another start, begins a new history; the wait is never longer than what counts as recovered")
    void history() {
        var now = Instant.parse("2026-01-07T09:30:00Z");
        var full = new StartHistory("dep_1@1", StartHistory.MAX_STARTS, now, "crash_loop");

        assertThat(StartHistory.decide(Optional.of(full), "dep_2@1", "stopped", now))
                .isEqualTo(new Decision.Start(new StartHistory("dep_2@1", 1, now, "stopped")));
        assertThat(StartHistory.decide(Optional.of(full), "dep_1@2", "stopped", now))
                .isEqualTo(new Decision.Start(new StartHistory("dep_1@2", 1, now, "stopped")));
        for (int count = 1; count <= StartHistory.MAX_STARTS; count++) {
            var known = Optional.of(new StartHistory("dep_1@1", count, now, "crash_loop"));
            var justBefore = now.plus(StartHistory.RECOVERED).minusSeconds(1);
            assertThat(StartHistory.decide(known, "dep_1@1", "stopped", justBefore))
                    .isNotInstanceOf(Decision.Wait.class);
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-875 what was read before the app changed is not recorded: what serves now is another thing")
    void changedMeanwhile() {
        var id = hosting.deployedApp();
        var before = hosting.read(id);
        hosting.provider.lose(service(id));
        hosting.provider.faults(
                call -> {
                    if (call.equals("service") && hosting.read(id).version() == before.version()) {
                        var now = hosting.read(id);
                        hosting.registry.replace(now, redeployed(now));
                    }
                },
                call -> {});

        hosting.reconcile.run();

        assertThat(hosting.read(id).isRunning()).isTrue();
    }

    private App redeployed(App app) {
        return new App(
                app.identity(),
                app.settings(),
                app.source(),
                app.repository(),
                app.serving().at(new ServiceId("svc-new")),
                app.latest(),
                app.waiting(),
                app.removedAt(),
                hosting.clock.instant(),
                app.version());
    }
}
