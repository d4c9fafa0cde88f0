package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.Status;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without a notification, and with every message of the worker lost, the next run sees what happened at the provider. */
final class ConvergenceTest {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final InMemoryHosting hosting = new InMemoryHosting();

    /** One run of the schedule and the queue behind it. */
    private void period() {
        hosting.clock.advance(PERIOD);
        hosting.reconcile.run();
        hosting.work();
    }

    private AppId building() {
        var id = hosting.deployedApp();
        hosting.provider.outcome(DeployState.BUILDING);
        hosting.deploy(id);
        hosting.handle(hosting.messages.remove());
        hosting.messages.clear();
        return id;
    }

    private Deployment latest(AppId id) {
        return hosting.read(id).latest().orElseThrow();
    }

    private ServiceId service(AppId id) {
        return hosting.read(id).serving().service().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(
            value = DeployState.class,
            names = {"LIVE", "BUILD_FAILED", "START_FAILED", "HEALTH_CHECK_FAILED", "SUPERSEDED", "CANCELLED"})
    @DisplayName("INFRA-HOST-884 whatever becomes of a deployment at its provider is known one period later")
    void deployments(DeployState state) {
        var id = building();
        hosting.provider.become(latest(id).id(), state);

        period();

        assertThat(latest(id).isActive()).isFalse();
        assertThat(latest(id).status() == Deployment.Status.DEPLOYED).isEqualTo(state == DeployState.LIVE);
        assertThat(hosting.read(id).serving().status()).isEqualTo(Status.DEPLOYED);
    }

    @Test
    @DisplayName("INFRA-HOST-885 whatever becomes of a service at its provider is known one period later")
    void services() {
        var crashed = hosting.deployedApp();
        var stopped = hosting.deployedApp();
        var suspended = hosting.deployedApp();
        var lost = hosting.deployedApp();
        hosting.provider.set(service(crashed), ServiceState.CRASHED);
        hosting.provider.set(service(stopped), ServiceState.STOPPED);
        hosting.provider.suspend(service(suspended), "billing");
        hosting.provider.lose(service(lost));

        period();

        assertThat(hosting.provider.services())
                .filteredOn(s -> s.id().equals(service(crashed)) || s.id().equals(service(stopped)))
                .hasSize(2)
                .allMatch(s -> s.state() == ServiceState.RUNNING);
        assertThat(hosting.read(suspended).serving().reason()).contains(StatusReason.suspendedByProvider("billing"));
        assertThat(hosting.read(lost).serving().reason()).contains(StatusReason.REMOVED_AT_PROVIDER);
    }

    @Test
    @DisplayName("INFRA-HOST-886 a stop and a deletion whose messages were lost are done one period later")
    void requests() {
        var stopped = hosting.deployedApp();
        var deleted = hosting.deployedApp();
        hosting.provider.silent(true);
        hosting.stopApp.stop(hosting.owner, stopped);
        hosting.deleteApp.delete(hosting.owner, deleted);
        hosting.provider.silent(false);
        hosting.messages.clear();

        period();

        assertThat(hosting.read(stopped).serving().status()).isEqualTo(Status.STOPPED);
        assertThat(hosting.registry.find(deleted)).isEmpty();
        assertThat(hosting.provider.services()).hasSize(1).allMatch(s -> s.state() == ServiceState.STOPPED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-887 a lease of a worker that died is taken over once it has ended, not before, and nothing is made twice")
    void expiredLease() {
        var id = hosting.app();
        hosting.deploy(id);
        hosting.provider.faults(call -> {}, call -> {
            if (call.equals("createService")) {
                throw new IllegalStateException("killed");
            }
        });
        var message = hosting.messages.remove();
        assertThatThrownBy(() -> hosting.handle(message)).isInstanceOf(IllegalStateException.class);
        hosting.provider.faults(call -> {}, call -> {});
        var leased = hosting.read(id);
        var calls = hosting.provider.calls().size();

        period();
        assertThat(hosting.read(id).active().map(Deployment::progress))
                .isEqualTo(leased.active().map(Deployment::progress));
        assertThat(hosting.provider.calls()).hasSize(calls);

        period();
        assertThat(hosting.read(id).serving().status()).isEqualTo(Status.DEPLOYED);
        assertThat(hosting.provider.services()).hasSize(1);
        assertThat(hosting.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-888 two runs at once correct what drifted once: one start, one record, the same end")
    void twoRuns() {
        var crashed = hosting.deployedApp();
        var lost = hosting.deployedApp();
        hosting.provider.set(service(crashed), ServiceState.CRASHED);
        hosting.provider.lose(service(lost));
        var isInner = new AtomicBoolean();
        hosting.provider.faults(call -> {}, call -> {
            if (call.equals("service") && isInner.compareAndSet(false, true)) {
                hosting.reconcile.run();
            }
        });

        period();

        assertThat(hosting.provider.calls().stream().filter("start"::equals)).hasSize(1);
        assertThat(hosting.read(crashed).isRunning()).isTrue();
        assertThat(hosting.read(lost))
                .matches(app -> app.serving().reason().equals(Optional.of(StatusReason.REMOVED_AT_PROVIDER)))
                .matches(App::wasDeployed);
    }
}
