package dev.groundwork.hosting.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.appregistry.model.StatusReason;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SuspendTest {

    private final World world = new World();

    @Test
    @DisplayName("INFRA-CRED-210 a suspended app is billed no more at once, is stopped, and says why and since when")
    void suspend() {
        var id = world.deployedApp();
        var suspend = new SuspendApp(world.registry, world.clock);
        var at = world.clock.instant();

        assertThat(suspend.suspend(world.owner, id)).isTrue();
        assertThat(world.registry.running(10, Optional.empty()).items()).isEmpty();
        assertThat(suspend.suspend(world.owner, id)).as("repeated").isFalse();
        world.reconcile.reconcile();
        world.work();

        var serving = world.read(id).serving();
        assertThat(serving.status()).isEqualTo(AppStatus.STOPPED);
        assertThat(serving.reason()).contains(StatusReason.INSUFFICIENT_CREDITS);
        assertThat(serving.suspendedAt()).contains(at);
    }

    @Test
    @DisplayName("INFRA-CRED-211 an app that its owner has stopped is not suspended, and a start ends a suspension")
    void notRunning() {
        var id = world.deployedApp();
        var suspend = new SuspendApp(world.registry, world.clock);
        world.stopApp.stop(world.owner, id);
        world.work();

        assertThat(suspend.suspend(world.owner, id)).isFalse();
        assertThat(world.read(id).serving().reason()).contains(StatusReason.STOPPED_BY_OWNER);

        world.startApp.start(world.owner, id);
        world.work();
        suspend.suspend(world.owner, id);
        world.reconcile.reconcile();
        world.work();
        world.startApp.start(world.owner, id);
        world.work();
        assertThat(world.read(id).serving().suspendedAt()).isEmpty();
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
    }
}
