package dev.groundwork.hosting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SuspendAppTest {

    private final InMemoryHosting hosting = new InMemoryHosting();

    @Test
    @DisplayName("INFRA-CRED-210 a suspended app is billed no more at once, is stopped, and says why and since when")
    void suspend() {
        var id = hosting.deployedApp();
        var suspend = new SuspendApp(hosting.registry, hosting.clock);
        var at = hosting.clock.instant();
        var since = since(id);

        assertThat(suspend.suspend(hosting.owner, id, since)).isTrue();
        assertThat(hosting.registry.running(10, Optional.empty()).items()).isEmpty();
        assertThat(suspend.suspend(hosting.owner, id, since)).as("repeated").isFalse();
        hosting.reconcile.run();
        hosting.work();

        var serving = hosting.read(id).serving();
        assertThat(serving.status()).isEqualTo(Serving.Status.STOPPED);
        assertThat(serving.reason()).contains(StatusReason.INSUFFICIENT_CREDITS);
        assertThat(serving.suspendedAt()).contains(at);
    }

    @Test
    @DisplayName("INFRA-CRED-211 an app that its owner has stopped is not suspended, and a start ends a suspension")
    void notRunning() {
        var id = hosting.deployedApp();
        var suspend = new SuspendApp(hosting.registry, hosting.clock);
        var since = since(id);
        hosting.stopApp.stop(hosting.owner, id);
        hosting.work();

        assertThat(suspend.suspend(hosting.owner, id, since)).isFalse();
        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.STOPPED_BY_OWNER);

        hosting.startApp.start(hosting.owner, id);
        hosting.work();
        assertThat(suspend.suspend(hosting.owner, id, since))
                .as("of an earlier run")
                .isFalse();
        assertThat(suspend.suspend(hosting.owner, id, since(id))).isTrue();
        hosting.reconcile.run();
        hosting.work();
        hosting.startApp.start(hosting.owner, id);
        hosting.work();
        assertThat(hosting.read(id).serving().suspendedAt()).isEmpty();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }

    @Test
    @DisplayName("INFRA-HOST-144 an app that was suspended and is then stopped by its owner stays stopped, and says so")
    void stoppedByOwner() {
        var id = hosting.deployedApp();
        new SuspendApp(hosting.registry, hosting.clock).suspend(hosting.owner, id, since(id));
        hosting.reconcile.run();
        hosting.work();
        assertThat(hosting.read(id).serving().waitsForCredits()).isTrue();

        hosting.stopApp.stop(hosting.owner, id);

        var serving = hosting.read(id).serving();
        assertThat(serving.waitsForCredits()).isFalse();
        assertThat(serving.reason()).contains(StatusReason.STOPPED_BY_OWNER);
        assertThat(serving.suspendedAt()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-145 an app that is started before its provider has stopped it runs from then on, and owes no day before")
    void startedBeforeTheStop() {
        var id = hosting.deployedApp();
        var since = since(id);
        var suspend = new SuspendApp(hosting.registry, hosting.clock);
        suspend.suspend(hosting.owner, id, since);
        hosting.clock.advance(Duration.ofMinutes(3));
        var again = hosting.clock.instant();

        hosting.startApp.start(hosting.owner, id);

        assertThat(hosting.read(id).isRunningSince(again)).isTrue();
        assertThat(hosting.read(id).serving().reason()).isEmpty();
        assertThat(suspend.suspend(hosting.owner, id, since)).isFalse();
    }

    private Instant since(AppId id) {
        return hosting.read(id).serving().runningSince().orElseThrow();
    }
}
