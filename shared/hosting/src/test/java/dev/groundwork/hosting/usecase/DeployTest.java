package dev.groundwork.hosting.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentStatus;
import dev.groundwork.appregistry.model.FailureCode;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.StatusReason;
import dev.groundwork.hosting.domain.Marker;
import dev.groundwork.hosting.port.BuildProbe.Finding;
import dev.groundwork.hosting.port.HostingProvider.DeployOrder;
import dev.groundwork.hosting.port.HostingProvider.DeployState;
import dev.groundwork.hosting.port.HostingProvider.ServiceState;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class DeployTest {

    private final World world = new World();

    @Test
    @DisplayName(
            "INFRA-HOST-100 a deployment goes from its reservation to a url that answers, with its build id in the environment")
    void deploys() {
        var id = world.app();
        var deployment = world.deploy(id);
        assertThat(latest(id).status()).isEqualTo(DeploymentStatus.PENDING);

        world.work();

        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
        assertThat(latest(id).status()).isEqualTo(DeploymentStatus.DEPLOYED);
        assertThat(world.provider.services())
                .singleElement()
                .satisfies(s -> assertThat(s.marker()).isEqualTo(new Marker("groundwork:test:" + id)));
        assertThat(world.provider.orders()).singleElement().satisfies(order -> {
            assertThat(order.token()).isEqualTo(deployment);
            assertThat(order.variables()).containsExactly(Map.entry("GROUNDWORK_BUILD_ID", deployment.value()));
            assertThat(order.repository()).isEqualTo(world.repositories.url(id));
        });
    }

    @Test
    @DisplayName(
            "INFRA-HOST-101 while one is active a deploy names it; the same key gives the first one again, also when it has ended")
    void oneActive() {
        var id = world.app();
        var key = Optional.of(new IdempotencyKey("k1"));
        var first = world.requestDeployment.request(world.owner, id, key);
        var reserved = ((RequestDeployment.Outcome.Reserved) first).deployment();

        assertThat(world.requestDeployment.request(world.owner, id, Optional.empty()))
                .isEqualTo(new RequestDeployment.Outcome.Active(reserved));
        assertThat(world.requestDeployment.request(world.owner, id, key))
                .isEqualTo(new RequestDeployment.Outcome.Replayed(reserved));
        world.work();
        assertThat(world.requestDeployment.request(world.owner, id, key))
                .isEqualTo(new RequestDeployment.Outcome.Replayed(reserved));
        assertThat(world.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-102 without source or credits nothing is reserved and no provider is called")
    void refused() {
        var id = world.app();
        world.credits = Credits.ZERO;

        assertThat(world.requestDeployment.request(world.owner, id, Optional.empty()))
                .isEqualTo(new RequestDeployment.Outcome.InsufficientCredits(Credits.of(1), Credits.ZERO));
        assertThat(world.read(id).latest()).isEmpty();
        assertThat(world.provider.calls()).isEmpty();
        assertThat(world.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BUILD_FAILED,BUILD_FAILED", "START_FAILED,START_FAILED", "HEALTH_CHECK_FAILED,HEALTH_CHECK_FAILED"})
    @DisplayName("INFRA-HOST-103 a failure at the provider is told by its code, and the old version keeps serving")
    void fails(DeployState state, FailureCode code) {
        var id = world.deployedApp();
        var before = world.read(id).serving();
        world.provider.outcome(state);

        world.deploy(id);
        world.work();

        assertThat(latest(id).status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(code);
        assertThat(world.read(id).serving()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_BUILD", "NO_ANSWER"})
    @DisplayName(
            "INFRA-HOST-104 an old version's answer, or none, never counts: after a minute the health check has failed")
    void oldVersion(Finding finding) {
        var id = world.deployedApp();
        world.finding = finding;

        world.deploy(id);
        world.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(FailureCode.HEALTH_CHECK_FAILED);
        assertThat(Duration.between(
                        latest(id).createdAt(), latest(id).finishedAt().orElseThrow()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    @DisplayName("INFRA-HOST-105 what does not say which build it is counts by the provider's word on this deployment")
    void providersWord() {
        world.finding = Finding.ANSWERS;

        var id = world.deployedApp();

        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-106 a deployment that takes longer than its timeout has failed; the time of an outage does not count")
    void timeout() {
        world.provider.outcome(DeployState.BUILDING);
        var id = world.app();
        world.deploy(id);
        world.handle(world.messages.remove());
        world.provider.silent(true);
        world.handle(world.messages.remove());
        assertThat(latest(id).pendingReason()).contains(PendingReason.PROVIDER_UNAVAILABLE);
        world.clock.advance(Duration.ofHours(2));

        world.provider.silent(false);
        world.handle(world.messages.remove());
        assertThat(latest(id).status()).isEqualTo(DeploymentStatus.BUILDING);
        assertThat(latest(id).pendingReason()).isEmpty();
        world.clock.advance(Duration.ofMinutes(45));
        world.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(FailureCode.TIMEOUT);
    }

    @Test
    @DisplayName("INFRA-HOST-107 a service of our name that is not ours is never adopted")
    void foreignService() {
        var id = world.app();
        world.provider.createService(world.read(id).identity().slug(), new Marker("groundwork:other:" + id));

        world.deploy(id);
        world.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(FailureCode.NAME_CONFLICT);
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.FAILED);
        assertThat(world.provider.orders()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-108 whichever call the worker dies at, before or after it, the next run ends with one service and one order")
    void crashes() {
        var calls = callsOfOneDeployment();
        for (int i = 1; i <= calls; i++) {
            for (var isBefore : List.of(true, false)) {
                crashAt(i, isBefore);
            }
        }
        assertThat(calls).isGreaterThan(4);
    }

    private int callsOfOneDeployment() {
        var probe = new World();
        probe.deployedApp();
        return probe.provider.calls().size();
    }

    private static void crashAt(int call, boolean isBefore) {
        var crashing = new World();
        var id = crashing.app();
        var seen = new AtomicInteger();
        crashing.provider.faults(c -> dieAt(seen, call, isBefore), c -> dieAt(seen, -call, !isBefore));
        crashing.deploy(id);
        for (int i = 0; i < 3; i++) {
            workUntilDeath(crashing);
            crashing.clock.advance(Duration.ofMinutes(3));
            crashing.reconcile.reconcile();
        }
        workUntilDeath(crashing);

        var as = "call %d, %s".formatted(call, isBefore ? "before" : "after");
        assertThat(crashing.read(id).serving().status()).as(as).isEqualTo(AppStatus.DEPLOYED);
        assertThat(crashing.provider.services()).as(as).hasSize(1);
        assertThat(crashing.provider.orders()).as(as).hasSize(1);
        assertThat(crashing.registry.deployments(id, 10, Optional.empty()).items())
                .as(as)
                .hasSize(1);
    }

    /** Counts at the first fault of a call and dies at the chosen one; the second fault of a call only looks. */
    private static void dieAt(AtomicInteger seen, int call, boolean isArmed) {
        var number = call > 0 ? seen.incrementAndGet() : seen.get();
        if (isArmed && number == Math.abs(call)) {
            seen.addAndGet(1_000);
            throw new Killed();
        }
    }

    private static void workUntilDeath(World world) {
        try {
            world.work();
        } catch (Killed e) {
            // The message is not acknowledged, but this queue does not bring it again: the reconciler has to.
            assertThat(e).isNotNull();
        }
    }

    private static final class Killed extends RuntimeException {}

    @Test
    @DisplayName("INFRA-HOST-109 a repeated message does nothing: not during a step, not after it, not after the end")
    void repeated() {
        world.provider.outcome(DeployState.BUILDING);
        var id = world.app();
        var deployment = world.deploy(id);
        var first = world.messages.remove();
        world.handle(first);
        var calls = world.provider.calls().size();

        world.handle(first);
        world.handle(first);

        assertThat(world.provider.calls()).hasSize(calls);
        assertThat(world.messages).hasSize(1);
        world.provider.become(deployment, DeployState.LIVE);
        world.work();
        var sent = world.sent.size();
        world.sent.stream().toList().forEach(world::handle);
        assertThat(world.sent).hasSize(sent);
        assertThat(world.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-110 a message that is lost, or was never sent, is sent again by the reconciler")
    void lostMessage() {
        var id = world.app();
        world.losesMessages = true;
        world.deploy(id);
        assertThat(world.messages).isEmpty();

        world.losesMessages = false;
        var report = world.reconcile.reconcile();
        world.work();

        assertThat(report.checked()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.DEPLOYED);
        assertThat(world.reconcile.reconcile()).isEqualTo(new ReconcileApps.Report(1, 0, 1));
    }

    @Test
    @DisplayName("INFRA-HOST-111 a stop during a redeploy cancels it; its late success does not bring the app up again")
    void stopDuringDeploy() {
        var id = world.deployedApp();
        world.provider.outcome(DeployState.BUILDING);
        var deployment = world.deploy(id);
        world.handle(world.messages.remove());

        assertThat(world.stopApp.stop(world.owner, id)).isEqualTo(new ControlOutcome.Accepted(AppStatus.STOPPED));
        world.provider.become(deployment, DeployState.LIVE);
        world.work();

        assertThat(latest(id).status()).isEqualTo(DeploymentStatus.CANCELLED);
        assertThat(world.read(id).serving().status()).isEqualTo(AppStatus.STOPPED);
        assertThat(world.read(id).serving().reason()).contains(StatusReason.STOPPED_BY_OWNER);
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-112 an app that is deleted or stopped while the provider works leaves nothing running behind")
    void deletedMeanwhile() {
        var deleted = world.app();
        world.deploy(deleted);
        world.provider.faults(c -> {}, c -> {
            if (c.equals("createService")) {
                world.deleteApp.delete(world.owner, deleted);
                world.handle(WorkerMessage.stopOrRemove(deleted));
            }
        });
        world.work();
        assertThat(world.provider.services()).isEmpty();
        assertThat(world.registry.find(deleted)).isEmpty();
        world.provider.faults(c -> {}, c -> {});

        var stopped = world.deployedApp();
        world.deploy(stopped);
        world.provider.faults(c -> {}, c -> {
            if (c.equals("deploy")) {
                world.stopApp.stop(world.owner, stopped);
            }
        });
        world.work();
        assertThat(world.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
        assertThat(world.read(stopped).serving().status()).isEqualTo(AppStatus.STOPPED);
    }

    @Test
    @DisplayName("INFRA-HOST-113 an order carries what is the source when it is asked for, not what comes later")
    void commit() {
        var id = world.app();
        var commit = world.read(id).source().orElseThrow();
        world.deploy(id);
        world.storeSource.store(world.owner, id, new byte[0]);

        world.work();

        assertThat(world.provider.orders()).extracting(DeployOrder::commit).containsExactly(commit);
        assertThat(world.read(id).source()).isNotEqualTo(Optional.of(commit));
        assertThat(world.read(id).serving().commit()).contains(commit);
    }

    private Deployment latest(AppId id) {
        return world.read(id).latest().orElseThrow();
    }
}
