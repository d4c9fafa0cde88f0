package dev.groundwork.hosting.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.provider.limit.CircuitGuard;
import dev.groundwork.hosting.provider.limit.GuardedProvider;
import dev.groundwork.hosting.provider.limit.InMemoryProviderCircuits;
import dev.groundwork.hosting.provider.railway.RailwayWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SharedLimitsTest {

    @AutoClose
    private final RailwayWorld railway = new RailwayWorld();

    private final InMemoryProviderCircuits circuits = new InMemoryProviderCircuits();
    private final InMemoryHosting hosting = new InMemoryHosting(
            new InMemoryAppRegistry(),
            clock -> new GuardedProvider(railway.provider(), new CircuitGuard(circuits, clock)));

    @Test
    @DisplayName(
            "INFRA-HOST-342 while our token is refused deployments wait, say until when, and cost no calls; then they go on")
    void circuit() {
        var id = hosting.app();
        hosting.deploy(id);
        railway.armAll(CampaignFault.TOKEN_REFUSED);
        for (int i = 0; i < 3; i++) {
            hosting.clock.advance(Duration.ofSeconds(10));
            hosting.handle(hosting.messages.remove());
        }
        var calls = railway.requests();
        var opened = hosting.clock.instant();

        hosting.clock.advance(Duration.ofSeconds(10));
        hosting.handle(hosting.messages.remove());

        assertThat(calls).isEqualTo(3);
        assertThat(railway.requests()).isEqualTo(calls);
        var waiting = hosting.read(id).latest().orElseThrow();
        assertThat(waiting.pendingReason().orElseThrow().code()).isEqualTo(PendingReason.Code.PROVIDER_UNAVAILABLE);
        assertThat(waiting.pendingReason().orElseThrow().eta()).contains(opened.plus(Duration.ofMinutes(5)));

        railway.arm(0, CampaignFault.NO_CALL);
        hosting.clock.advance(Duration.ofMinutes(5));
        hosting.work();
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
    }

    @Test
    @DisplayName("INFRA-HOST-343 a hundred requests to deploy one app at once make one deployment; the others name it")
    void atOnce() throws InterruptedException {
        var id = hosting.app();
        Callable<RequestDeployment.Outcome> request =
                () -> hosting.requestDeployment.request(hosting.owner, id, Optional.empty());
        var requests = IntStream.range(0, 100).mapToObj(i -> request).toList();
        List<RequestDeployment.Outcome> outcomes;
        try (var callers = Executors.newFixedThreadPool(16)) {
            outcomes =
                    callers.invokeAll(requests).stream().map(Future::resultNow).toList();
        }

        var made = hosting.read(id).latest().orElseThrow().id();
        assertThat(outcomes).containsOnlyOnce(new RequestDeployment.Outcome.Reserved(made));
        assertThat(outcomes)
                .filteredOn(RequestDeployment.Outcome.Active.class::isInstance)
                .hasSize(99)
                .containsOnly(new RequestDeployment.Outcome.Active(made));
        hosting.work();
        assertThat(hosting.registry.deployments(id, 10, Optional.empty()).items())
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-344 what a worker says whose lease another one has taken over changes nothing")
    void lateResult() {
        var id = hosting.app();
        hosting.deploy(id);
        var message = hosting.messages.remove();
        var first = hosting.read(id);
        var now = hosting.clock.instant();
        var lease = new DeploymentProgress.Lease("first", now.plusSeconds(120));
        var deployment = first.latest().orElseThrow();
        assertThat(hosting.registry.replace(
                        first,
                        first.claim(deployment.id(), message.turn(), lease, now).orElseThrow()))
                .isTrue();
        hosting.clock.advance(Duration.ofMinutes(3));

        hosting.handle(message);
        hosting.work();
        var late = hosting.read(id).record("first", d -> d.ended(Deployment.Status.FAILED, now), now);

        assertThat(late).isEmpty();
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
        assertThat(railway.objects()).isEqualTo(1);
    }
}
