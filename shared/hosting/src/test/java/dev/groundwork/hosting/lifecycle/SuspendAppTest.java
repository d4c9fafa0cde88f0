package dev.groundwork.hosting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
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

        assertThat(suspend.suspend(hosting.owner, id)).isTrue();
        assertThat(hosting.registry.running(10, Optional.empty()).items()).isEmpty();
        assertThat(suspend.suspend(hosting.owner, id)).as("repeated").isFalse();
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
        hosting.stopApp.stop(hosting.owner, id);
        hosting.work();

        assertThat(suspend.suspend(hosting.owner, id)).isFalse();
        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.STOPPED_BY_OWNER);

        hosting.startApp.start(hosting.owner, id);
        hosting.work();
        suspend.suspend(hosting.owner, id);
        hosting.reconcile.run();
        hosting.work();
        hosting.startApp.start(hosting.owner, id);
        hosting.work();
        assertThat(hosting.read(id).serving().suspendedAt()).isEmpty();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }
}
