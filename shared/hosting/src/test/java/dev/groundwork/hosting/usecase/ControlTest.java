package dev.groundwork.hosting.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.appregistry.model.DeploymentTrigger;
import dev.groundwork.appregistry.model.StatusReason;
import dev.groundwork.hosting.port.HostingProvider.ServiceState;
import dev.groundwork.kernel.Credits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ControlTest {

    private final World world = new World();

    @Test
    @DisplayName(
            "INFRA-HOST-120 what never served can be neither stopped nor started, and a stranger's app is not there")
    void notDeployed() {
        var id = world.app();

        assertThat(world.stopApp.stop(world.owner, id)).isEqualTo(new ControlOutcome.NotDeployed());
        assertThat(world.startApp.start(world.owner, id)).isEqualTo(new ControlOutcome.NotDeployed());
        var stranger = new World().owner;
        assertThat(world.stopApp.stop(stranger, id)).isEqualTo(new ControlOutcome.NotFound());
        assertThat(world.deleteApp.delete(stranger, id)).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-121 stop and start, each repeated, end as asked; a start is a deployment of its own without a build")
    void stopAndStart() {
        var id = world.deployedApp();
        var build = world.read(id).serving().build();
        for (int i = 0; i < 2; i++) {
            assertThat(world.stopApp.stop(world.owner, id)).isEqualTo(new ControlOutcome.Accepted(AppStatus.STOPPED));
        }
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);

        for (int i = 0; i < 2; i++) {
            assertThat(world.startApp.start(world.owner, id)).isEqualTo(new ControlOutcome.Accepted(AppStatus.STOPPED));
        }
        world.work();

        var app = world.read(id);
        assertThat(app.serving().status()).isEqualTo(AppStatus.DEPLOYED);
        assertThat(app.serving().build()).isEqualTo(build);
        assertThat(app.latest().orElseThrow().trigger()).isEqualTo(DeploymentTrigger.START);
        assertThat(world.registry.deployments(id, 10, Optional.empty()).items()).hasSize(2);
        assertThat(world.startApp.start(world.owner, id)).isEqualTo(new ControlOutcome.Accepted(AppStatus.DEPLOYED));
        assertThat(world.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-122 a stop that the provider does not take is billed no more at once, and done by the reconciler")
    void stopLater() {
        var id = world.deployedApp();
        world.provider.silent(true);

        assertThat(world.stopApp.stop(world.owner, id)).isEqualTo(new ControlOutcome.Accepted(AppStatus.DEPLOYED));
        assertThat(world.registry.running(10, Optional.empty()).items()).isEmpty();
        world.work();
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);

        world.provider.silent(false);
        world.reconcile.reconcile();
        world.work();
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.STOPPED);
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    @DisplayName("INFRA-HOST-123 a start without credits is refused, a start that races with its stop wins")
    void start() {
        var id = world.deployedApp();
        world.stopApp.stop(world.owner, id);
        world.credits = Credits.ZERO;
        assertThat(world.startApp.start(world.owner, id))
                .isEqualTo(new ControlOutcome.InsufficientCredits(Credits.of(1), Credits.ZERO));

        world.credits = Credits.of(1);
        world.startApp.start(world.owner, id);
        world.provider.faults(c -> {}, c -> {
            if (c.equals("start")) {
                world.provider.set(world.read(id).serving().service().orElseThrow(), ServiceState.STOPPED);
                world.provider.faults(d -> {}, d -> {});
            }
        });
        world.work();

        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    @DisplayName("INFRA-HOST-124 a restart is the provider's at once, a stopped app's restart is a start")
    void restart() {
        var id = world.deployedApp();
        assertThat(world.restartApp.restart(world.owner, id))
                .isEqualTo(new RestartApp.Outcome.Judged(new ControlOutcome.Accepted(AppStatus.DEPLOYED)));
        assertThat(world.provider.calls()).contains("restart");

        world.stopApp.stop(world.owner, id);
        world.restartApp.restart(world.owner, id);
        world.work();
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);

        world.provider.silent(true);
        assertThat(world.restartApp.restart(world.owner, id)).isEqualTo(new RestartApp.Outcome.ProviderUnavailable());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-125 a deleted app is gone at once; the provider's part goes when it answers, found by name if need be")
    void delete() {
        var id = world.deployedApp();
        world.provider.silent(true);

        assertThat(world.deleteApp.delete(world.owner, id)).isTrue();
        assertThat(world.registry.find(world.owner, id)).isEmpty();
        assertThat(world.deleteApp.delete(world.owner, id)).isFalse();
        world.work();
        assertThat(world.provider.services()).hasSize(1);

        world.provider.silent(false);
        world.reconcile.reconcile();
        world.work();
        assertThat(world.provider.services()).isEmpty();
        assertThat(world.registry.find(id)).isEmpty();
        assertThat(world.repositories.head(id)).isEmpty();
        assertThat(world.reconcile.reconcile()).isEqualTo(new ReconcileApps.Report(0, 0, 0));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-126 what should run and does not is started again; what is gone at the provider is known to be gone")
    void drift() {
        var id = world.deployedApp();
        var service = world.read(id).serving().service().orElseThrow();
        world.provider.set(service, ServiceState.CRASHED);

        assertThat(world.reconcile.reconcile()).isEqualTo(new ReconcileApps.Report(1, 1, 2));
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);

        world.provider.lose(service);
        assertThat(world.reconcile.reconcile()).isEqualTo(new ReconcileApps.Report(1, 1, 1));
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.STOPPED);
        assertThat(world.read(id).serving().reason()).contains(StatusReason.REMOVED_AT_PROVIDER);
        assertThat(world.registry.running(10, Optional.empty()).items()).isEmpty();

        world.deploy(id);
        world.work();
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-127 a provider that does not answer is asked once a run, and nothing is concluded from its silence")
    void silence() {
        world.deployedApp();
        var second = world.deployedApp();
        world.provider.silent(true);
        world.clock.advance(Duration.ofMinutes(1));

        assertThat(world.reconcile.reconcile()).isEqualTo(new ReconcileApps.Report(2, 0, 1));
        assertThat(world.read(second).serving().status()).isEqualTo(AppStatus.DEPLOYED);
    }
}
