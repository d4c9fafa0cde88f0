package dev.groundwork.hosting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.DeleteOwnedApps;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
import dev.groundwork.kernel.Credits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class LifecycleTest {

    private final InMemoryHosting hosting = new InMemoryHosting();

    @Test
    @DisplayName(
            "INFRA-HOST-120 what never served can be neither stopped nor started, and a stranger's app is not there")
    void notDeployed() {
        var id = hosting.app();

        assertThat(hosting.stopApp.stop(hosting.owner, id)).isEqualTo(new LifecycleOutcome.NotDeployed());
        assertThat(hosting.startApp.start(hosting.owner, id)).isEqualTo(new LifecycleOutcome.NotDeployed());
        var stranger = new InMemoryHosting().owner;
        assertThat(hosting.stopApp.stop(stranger, id)).isEqualTo(new LifecycleOutcome.NotFound());
        assertThat(hosting.deleteApp.delete(stranger, id)).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-121 stop and start, each repeated, end as asked; a start is a deployment of its own without a build")
    void stopAndStart() {
        var id = hosting.deployedApp();
        var build = hosting.read(id).serving().build();
        for (int i = 0; i < 2; i++) {
            assertThat(hosting.stopApp.stop(hosting.owner, id))
                    .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.STOPPED));
        }
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);

        for (int i = 0; i < 2; i++) {
            assertThat(hosting.startApp.start(hosting.owner, id))
                    .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.STOPPED));
        }
        hosting.work();

        var app = hosting.read(id);
        assertThat(app.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(app.serving().build()).isEqualTo(build);
        assertThat(app.latest().orElseThrow().trigger()).isEqualTo(Deployment.Trigger.START);
        assertThat(hosting.registry.deployments(id, 10, Optional.empty()).items())
                .hasSize(2);
        assertThat(hosting.startApp.start(hosting.owner, id))
                .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.DEPLOYED));
        assertThat(hosting.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-122 a stop that the provider does not take is billed no more at once, and done by the reconciler")
    void stopLater() {
        var id = hosting.deployedApp();
        hosting.provider.silent(true);

        assertThat(hosting.stopApp.stop(hosting.owner, id))
                .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.DEPLOYED));
        assertThat(hosting.registry.running(10, Optional.empty()).items()).isEmpty();
        hosting.work();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);

        hosting.provider.silent(false);
        hosting.reconcile.run();
        hosting.work();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.STOPPED);
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    @DisplayName("INFRA-HOST-123 a start without credits is refused, a start that races with its stop wins")
    void start() {
        var id = hosting.deployedApp();
        hosting.stopApp.stop(hosting.owner, id);
        hosting.credits = Credits.ZERO;
        assertThat(hosting.startApp.start(hosting.owner, id))
                .isEqualTo(new LifecycleOutcome.InsufficientCredits(Credits.of(1), Credits.ZERO));

        hosting.credits = Credits.of(1);
        hosting.startApp.start(hosting.owner, id);
        hosting.provider.faults(c -> {}, c -> {
            if (c.equals("start")) {
                hosting.provider.set(hosting.read(id).serving().service().orElseThrow(), ServiceState.STOPPED);
                hosting.provider.faults(d -> {}, d -> {});
            }
        });
        hosting.work();

        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    @DisplayName("INFRA-HOST-124 a restart is the provider's at once, a stopped app's restart is a start")
    void restart() {
        var id = hosting.deployedApp();
        assertThat(hosting.restartApp.restart(hosting.owner, id))
                .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.DEPLOYED));
        assertThat(hosting.provider.calls()).contains("restart");

        hosting.stopApp.stop(hosting.owner, id);
        hosting.restartApp.restart(hosting.owner, id);
        hosting.work();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);

        hosting.provider.silent(true);
        assertThat(hosting.restartApp.restart(hosting.owner, id)).isEqualTo(new LifecycleOutcome.ProviderUnavailable());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-125 a deleted app is gone at once; the provider's part goes when it answers, found by name if need be")
    void delete() {
        var id = hosting.deployedApp();
        hosting.provider.silent(true);

        assertThat(hosting.deleteApp.delete(hosting.owner, id)).isTrue();
        assertThat(hosting.registry.find(hosting.owner, id)).isEmpty();
        assertThat(hosting.deleteApp.delete(hosting.owner, id)).isFalse();
        hosting.work();
        assertThat(hosting.provider.services()).hasSize(1);

        hosting.provider.silent(false);
        hosting.reconcile.run();
        hosting.work();
        assertThat(hosting.provider.services()).isEmpty();
        assertThat(hosting.registry.find(id)).isEmpty();
        assertThat(hosting.repositories.head(id)).isEmpty();
        assertThat(hosting.reconcile.run()).isEqualTo(new Report(0, 0, 0));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-128 the apps of a deleted account are removed by the reconciler: service, repository, deployments")
    void deletedAccount() {
        var running = hosting.deployedApp();
        var idle = hosting.app();
        var deleteOwnedApps = new DeleteOwnedApps(hosting.registry, hosting.clock);

        deleteOwnedApps.deleteAll(hosting.owner);

        assertThat(hosting.messages).isEmpty();
        assertThat(hosting.registry.running(10, Optional.empty()).items()).isEmpty();
        hosting.reconcile.run();
        hosting.work();
        assertThat(hosting.provider.services()).isEmpty();
        assertThat(hosting.repositories.head(running)).isEmpty();
        assertThat(hosting.repositories.head(idle)).isEmpty();
        assertThat(hosting.registry.find(running)).isEmpty();
        assertThat(hosting.registry.find(idle)).isEmpty();
        assertThat(hosting.registry.deployments(running, 10, Optional.empty()).items())
                .isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-126 what should run and does not is started again; what is gone at the provider is known to be gone")
    void drift() {
        var id = hosting.deployedApp();
        var service = hosting.read(id).serving().service().orElseThrow();
        hosting.provider.set(service, ServiceState.CRASHED);

        assertThat(hosting.reconcile.run()).isEqualTo(new Report(1, 1, 2));
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);

        hosting.provider.lose(service);
        assertThat(hosting.reconcile.run()).isEqualTo(new Report(1, 1, 1));
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.STOPPED);
        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.REMOVED_AT_PROVIDER);
        assertThat(hosting.registry.running(10, Optional.empty()).items()).isEmpty();

        hosting.deploy(id);
        hosting.work();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-127 a provider that does not answer is asked once a run, and nothing is concluded from its silence")
    void silence() {
        hosting.deployedApp();
        var second = hosting.deployedApp();
        hosting.provider.silent(true);
        hosting.clock.advance(Duration.ofMinutes(1));

        assertThat(hosting.reconcile.run()).isEqualTo(new Report(2, 0, 1));
        assertThat(hosting.read(second).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }
}
