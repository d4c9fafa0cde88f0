package dev.groundwork.hosting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.deployment.BuildProbe.Finding;
import dev.groundwork.hosting.lifecycle.LifecycleOutcome;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
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

final class DeploymentTest {

    private final InMemoryHosting hosting = new InMemoryHosting();

    @Test
    @DisplayName(
            "INFRA-HOST-100 a deployment goes from its reservation to a url that answers, with its build id in the environment")
    void deploys() {
        var id = hosting.app();
        var deployment = hosting.deploy(id);
        assertThat(latest(id).status()).isEqualTo(Deployment.Status.PENDING);

        hosting.work();

        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(latest(id).status()).isEqualTo(Deployment.Status.DEPLOYED);
        assertThat(hosting.provider.services())
                .singleElement()
                .satisfies(s -> assertThat(s.marker()).isEqualTo(new Marker("groundwork:test:" + id)));
        assertThat(hosting.provider.orders()).singleElement().satisfies(order -> {
            assertThat(order.token().deployment()).isEqualTo(deployment);
            assertThat(order.variables()).containsExactly(Map.entry("GROUNDWORK_BUILD_ID", deployment.value()));
            assertThat(order.repository().url()).isEqualTo(hosting.repositories.url(id));
        });
    }

    @Test
    @DisplayName(
            "INFRA-HOST-101 while one is active a deploy names it; the same key gives the first one again, also when it has ended")
    void oneActive() {
        var id = hosting.app();
        var key = Optional.of(new IdempotencyKey("k1"));
        var first = hosting.requestDeployment.request(hosting.owner, id, key);
        var reserved = ((RequestDeployment.Outcome.Reserved) first).deployment();

        assertThat(hosting.requestDeployment.request(hosting.owner, id, Optional.empty()))
                .isEqualTo(new RequestDeployment.Outcome.Active(reserved));
        assertThat(hosting.requestDeployment.request(hosting.owner, id, key))
                .isEqualTo(new RequestDeployment.Outcome.Replayed(reserved));
        hosting.work();
        assertThat(hosting.requestDeployment.request(hosting.owner, id, key))
                .isEqualTo(new RequestDeployment.Outcome.Replayed(reserved));
        assertThat(hosting.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-102 without source or credits nothing is reserved and no provider is called")
    void refused() {
        var id = hosting.app();
        hosting.credits = Credits.ZERO;

        assertThat(hosting.requestDeployment.request(hosting.owner, id, Optional.empty()))
                .isEqualTo(new RequestDeployment.Outcome.InsufficientCredits(Credits.of(1), Credits.ZERO));
        assertThat(hosting.read(id).latest()).isEmpty();
        assertThat(hosting.provider.calls()).isEmpty();
        assertThat(hosting.sent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BUILD_FAILED,BUILD_FAILED", "START_FAILED,START_FAILED", "HEALTH_CHECK_FAILED,HEALTH_CHECK_FAILED"})
    @DisplayName("INFRA-HOST-103 a failure at the provider has its code, and the old version keeps serving")
    void fails(DeployState state, DeploymentFailure.Code code) {
        var id = hosting.deployedApp();
        var before = hosting.read(id).serving();
        hosting.provider.outcome(state);

        hosting.deploy(id);
        hosting.work();

        assertThat(latest(id).status()).isEqualTo(Deployment.Status.FAILED);
        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(code);
        assertThat(hosting.read(id).serving()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(names = {"OTHER_BUILD", "NO_ANSWER"})
    @DisplayName(
            "INFRA-HOST-104 an old version's answer, or none, never counts: after a minute the health check has failed")
    void oldVersion(Finding finding) {
        var id = hosting.deployedApp();
        hosting.finding = finding;

        hosting.deploy(id);
        hosting.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(DeploymentFailure.Code.HEALTH_CHECK_FAILED);
        assertThat(Duration.between(
                        latest(id).createdAt(), latest(id).finishedAt().orElseThrow()))
                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    @DisplayName("INFRA-HOST-105 what does not say which build it is counts by the provider's word on this deployment")
    void providersWord() {
        hosting.finding = Finding.ANSWERS;

        var id = hosting.deployedApp();

        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-106 a deployment that takes longer than its timeout has failed; the time of an outage does not count")
    void timeout() {
        hosting.provider.outcome(DeployState.BUILDING);
        var id = hosting.app();
        hosting.deploy(id);
        hosting.handle(hosting.messages.remove());
        hosting.provider.silent(true);
        hosting.handle(hosting.messages.remove());
        assertThat(latest(id).pendingReason()).contains(PendingReason.of(PendingReason.Code.PROVIDER_UNAVAILABLE));
        hosting.clock.advance(Duration.ofHours(2));

        hosting.provider.silent(false);
        hosting.handle(hosting.messages.remove());
        assertThat(latest(id).status()).isEqualTo(Deployment.Status.BUILDING);
        assertThat(latest(id).pendingReason()).isEmpty();
        hosting.clock.advance(Duration.ofMinutes(45));
        hosting.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(DeploymentFailure.Code.TIMEOUT);
    }

    @Test
    @DisplayName("INFRA-HOST-107 a service of our name that is not ours is never adopted")
    void foreignService() {
        var id = hosting.app();
        hosting.provider.createService(new NewService(
                hosting.read(id).identity().slug(),
                new Marker("groundwork:other:" + id),
                new Repository.OnDisk(hosting.repositories.url(id)),
                BuildSettings.none(),
                Map.of()));

        hosting.deploy(id);
        hosting.work();

        assertThat(latest(id).failure().orElseThrow().code()).isEqualTo(DeploymentFailure.Code.NAME_CONFLICT);
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.FAILED);
        assertThat(hosting.provider.orders()).isEmpty();
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
        var probe = new InMemoryHosting();
        probe.deployedApp();
        return probe.provider.calls().size();
    }

    private static void crashAt(int call, boolean isBefore) {
        var crashing = new InMemoryHosting();
        var id = crashing.app();
        var seen = new AtomicInteger();
        crashing.provider.faults(c -> dieAt(seen, call, isBefore), c -> dieAt(seen, -call, !isBefore));
        crashing.deploy(id);
        for (int i = 0; i < 3; i++) {
            workUntilDeath(crashing);
            crashing.clock.advance(Duration.ofMinutes(3));
            crashing.reconcile.run();
        }
        workUntilDeath(crashing);

        var as = "call %d, %s".formatted(call, isBefore ? "before" : "after");
        assertThat(crashing.read(id).serving().status()).as(as).isEqualTo(Serving.Status.DEPLOYED);
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

    private static void workUntilDeath(InMemoryHosting hosting) {
        try {
            hosting.work();
        } catch (Killed e) {
            // The message is not acknowledged, but this queue does not bring it again: the reconciler has to.
            assertThat(e).isNotNull();
        }
    }

    private static final class Killed extends RuntimeException {}

    @Test
    @DisplayName("INFRA-HOST-109 a repeated message does nothing: not during a step, not after it, not after the end")
    void repeated() {
        hosting.provider.outcome(DeployState.BUILDING);
        var id = hosting.app();
        var deployment = hosting.deploy(id);
        var first = hosting.messages.remove();
        hosting.handle(first);
        var calls = hosting.provider.calls().size();

        hosting.handle(first);
        hosting.handle(first);

        assertThat(hosting.provider.calls()).hasSize(calls);
        assertThat(hosting.messages).hasSize(1);
        hosting.provider.become(deployment, DeployState.LIVE);
        hosting.work();
        var sent = hosting.sent.size();
        hosting.sent.stream().toList().forEach(hosting::handle);
        assertThat(hosting.sent).hasSize(sent);
        assertThat(hosting.provider.orders()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-110 a message that is lost, or was never sent, is sent again by the reconciler")
    void lostMessage() {
        var id = hosting.app();
        hosting.losesMessages = true;
        hosting.deploy(id);
        assertThat(hosting.messages).isEmpty();

        hosting.losesMessages = false;
        var report = hosting.reconcile.run();
        hosting.work();

        assertThat(report.checked()).isEqualTo(1);
        assertThat(report.changed()).isEqualTo(1);
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(hosting.reconcile.run()).isEqualTo(new Report(1, 0, 1));
    }

    @Test
    @DisplayName("INFRA-HOST-111 a stop during a redeploy cancels it; its late success does not bring the app up again")
    void stopDuringDeploy() {
        var id = hosting.deployedApp();
        hosting.provider.outcome(DeployState.BUILDING);
        var deployment = hosting.deploy(id);
        hosting.handle(hosting.messages.remove());

        assertThat(hosting.stopApp.stop(hosting.owner, id))
                .isEqualTo(new LifecycleOutcome.Accepted(Serving.Status.STOPPED));
        hosting.provider.become(deployment, DeployState.LIVE);
        hosting.work();

        assertThat(latest(id).status()).isEqualTo(Deployment.Status.CANCELLED);
        assertThat(hosting.read(id).serving().status()).isEqualTo(Serving.Status.STOPPED);
        assertThat(hosting.read(id).serving().reason()).contains(StatusReason.STOPPED_BY_OWNER);
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-112 an app that is deleted or stopped while the provider works leaves nothing running behind")
    void deletedMeanwhile() {
        var deleted = hosting.app();
        hosting.deploy(deleted);
        hosting.provider.faults(c -> {}, c -> {
            if (c.equals("createService")) {
                hosting.deleteApp.delete(hosting.owner, deleted);
                hosting.handle(WorkerMessage.stopOrRemove(deleted));
            }
        });
        hosting.work();
        assertThat(hosting.provider.services()).isEmpty();
        assertThat(hosting.registry.find(deleted)).isEmpty();
        hosting.provider.faults(c -> {}, c -> {});

        var stopped = hosting.deployedApp();
        hosting.deploy(stopped);
        hosting.provider.faults(c -> {}, c -> {
            if (c.equals("deploy")) {
                hosting.stopApp.stop(hosting.owner, stopped);
            }
        });
        hosting.work();
        assertThat(hosting.provider.services().getFirst().state()).isEqualTo(ServiceState.STOPPED);
        assertThat(hosting.read(stopped).serving().status()).isEqualTo(Serving.Status.STOPPED);
    }

    @Test
    @DisplayName("INFRA-HOST-113 an order carries what is the source when it is asked for, not what comes later")
    void commit() {
        var id = hosting.app();
        var commit = hosting.read(id).source().orElseThrow();
        hosting.deploy(id);
        hosting.storeSource.store(hosting.owner, id, new byte[0]);

        hosting.work();

        assertThat(hosting.provider.orders()).extracting(DeployRequest::commit).containsExactly(commit);
        assertThat(hosting.read(id).source()).isNotEqualTo(Optional.of(commit));
        assertThat(hosting.read(id).serving().commit()).contains(commit);
    }

    private Deployment latest(AppId id) {
        return hosting.read(id).latest().orElseThrow();
    }
}
