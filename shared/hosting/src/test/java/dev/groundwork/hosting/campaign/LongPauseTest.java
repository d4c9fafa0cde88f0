package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.kernel.AppId;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A provider that asks to be left alone for forty minutes, over a queue that delays a message by fifteen at most. */
final class LongPauseTest {

    private final InMemoryWorld world = new InMemoryWorld(Duration.ofMinutes(40));
    private ObservedProvider observed = new ObservedProvider(world::requests, 0, new HandClock(Instant.EPOCH));
    private final InMemoryHosting hosting = new InMemoryHosting(new InMemoryAppRegistry(), this::observed);

    private HostingProvider observed(HandClock clock) {
        observed = new ObservedProvider(world::requests, 0, clock);
        return observed.on(world.provider());
    }

    static IntStream requests() {
        return IntStream.rangeClosed(1, undisturbed().world.requests());
    }

    /** A deployment to its end without a fault. */
    private static LongPauseTest undisturbed() {
        var run = new LongPauseTest();
        run.hosting.deploy(run.hosting.app());
        run.hosting.workInTime();
        return run;
    }

    @ParameterizedTest
    @MethodSource("requests")
    @DisplayName(
            "INFRA-HOST-692 whichever request is told to come back in forty minutes: none comes before, and two messages more bridge the time")
    void notBefore(int request) {
        var undisturbed = undisturbed();
        var id = hosting.app();
        world.arm(request, CampaignFault.RATE_LIMITED);
        hosting.deploy(id);

        hosting.workInTime();

        assertThat(observed.hasty()).isZero();
        assertThat(hosting.sent).hasSize(undisturbed.hosting.sent.size() + 3);
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-693 a notification during the pause calls nothing, and one of an earlier turn is not sent again")
    void notified() {
        var id = hosting.app();
        world.arm(1, CampaignFault.RATE_LIMITED);
        var deployment = hosting.deploy(id);
        var first = hosting.messages.remove();
        hosting.handle(first);
        var until = progress(id).dueAt();
        var sent = hosting.sent.size();

        hosting.clock.advance(Duration.ofMinutes(30));
        hosting.handle(first);
        assertThat(hosting.sent).hasSize(sent);
        hosting.handle(
                new WorkerMessage(id, Optional.of(deployment), progress(id).turn()));

        assertThat(world.requests()).isEqualTo(1);
        assertThat(hosting.sent).hasSize(sent + 1);
        hosting.workInTime();
        assertThat(observed.hasty()).isZero();
        assertThat(hosting.clock.instant()).isAfterOrEqualTo(until);
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
        assertThat(world.inMemory().orders()).hasSize(1);
    }

    private DeploymentProgress progress(AppId id) {
        return hosting.read(id).active().orElseThrow().progress();
    }
}
