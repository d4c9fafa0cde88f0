package dev.groundwork.appregistry.model;

import static dev.groundwork.appregistry.model.SampleApps.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.appregistry.model.Serving.StatusReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AppTest {

    private static final DeploymentFailure FAILURE =
            new DeploymentFailure(DeploymentFailure.Code.BUILD_FAILED, "npm said no");

    @Test
    @DisplayName("INFRA-HOST-050 a first deployment takes an app from pending over building to deployed")
    void first() {
        var fresh = SampleApps.app();
        var building = SampleApps.leased(fresh);
        var deployed = building.switchTo("t", SampleApps.URL, NOW).orElseThrow();

        assertThat(fresh.serving().status()).isEqualTo(Serving.Status.PENDING);
        assertThat(building.serving().status()).isEqualTo(Serving.Status.BUILDING);
        assertThat(deployed.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(deployed.latest().orElseThrow().status()).isEqualTo(Deployment.Status.DEPLOYED);
        assertThat(deployed.isRunning()).isTrue();
        assertThat(deployed.dueAt()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-051 a failed first deployment leaves the app failed, a failed redeploy leaves it deployed at the old url")
    void failures() {
        var first = SampleApps.leased(SampleApps.app());
        var failed = first.record("t", d -> d.failed(FAILURE, NOW), NOW).orElseThrow();
        var again = SampleApps.leased(SampleApps.deployed(SampleApps.app()));
        var failedAgain = again.record("t", d -> d.failed(FAILURE, NOW), NOW).orElseThrow();

        assertThat(failed.serving().status()).isEqualTo(Serving.Status.FAILED);
        assertThat(failedAgain.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(failedAgain.serving().url()).contains(SampleApps.URL);
        assertThat(failedAgain.latest().orElseThrow().failure()).contains(FAILURE);
        assertThat(failedAgain.isRunning()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-052 a stop cancels what is under way; its late result finds no place any more")
    void lateResult() {
        var redeploying = SampleApps.leased(SampleApps.deployed(SampleApps.app()));

        var stopping = redeploying.stopRequested(NOW);

        assertThat(stopping.latest().orElseThrow().status()).isEqualTo(Deployment.Status.CANCELLED);
        assertThat(stopping.switchTo("t", SampleApps.URL, NOW)).isEmpty();
        assertThat(stopping.record("t", d -> d.failed(FAILURE, NOW), NOW)).isEmpty();
        assertThat(stopping.isRunning()).isFalse();
        assertThat(stopping.mustStop()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-053 a step is leased once: not of another turn, not while the lease lives, but after it")
    void lease() {
        var app = SampleApps.app();
        var deployment = SampleApps.deployment(app);
        var reserved = app.reserve(deployment, NOW);
        var lease = new DeploymentProgress.Lease("one", NOW.plusSeconds(60));

        var held = reserved.claim(deployment.id(), 0, lease, NOW).orElseThrow();

        assertThat(reserved.claim(deployment.id(), 1, lease, NOW)).isEmpty();
        assertThat(held.claim(
                        deployment.id(),
                        0,
                        new DeploymentProgress.Lease("two", NOW.plusSeconds(90)),
                        NOW.plusSeconds(59)))
                .isEmpty();
        var taken = held.claim(
                        deployment.id(),
                        0,
                        new DeploymentProgress.Lease("two", NOW.plusSeconds(120)),
                        NOW.plusSeconds(60))
                .orElseThrow();
        assertThat(taken.record("one", d -> d.failed(FAILURE, NOW), NOW)).isEmpty();
        assertThat(taken.record("two", d -> d.failed(FAILURE, NOW), NOW)).isPresent();
    }

    @Test
    @DisplayName("INFRA-HOST-054 a pause for the provider does not count against the deployment's time")
    void pause() {
        var accepted =
                DeploymentProgress.start(DeploymentProgress.Step.POLL, NOW).accepted(Optional.empty(), NOW);

        var resumed = accepted.paused(Duration.ofMinutes(1), NOW)
                .paused(Duration.ofMinutes(1), NOW.plusSeconds(60))
                .later(Duration.ofSeconds(2), NOW.plusSeconds(600));

        assertThat(resumed.acceptedAt()).contains(NOW.plusSeconds(600));
        assertThat(resumed.turn()).isEqualTo(3);
        assertThat(resumed.pausedSince()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-055 nothing follows the end of a deployment, and only what the table says follows a status")
    void transitions() {
        for (var status : Deployment.Status.values()) {
            for (var next : Deployment.Status.values()) {
                assertThat(status.mayBecome(next))
                        .as(status + " to " + next)
                        .isEqualTo(status == next
                                || status == Deployment.Status.PENDING
                                || (status == Deployment.Status.BUILDING && next != Deployment.Status.PENDING));
            }
        }
        assertThat(Arrays.stream(Serving.Status.values()).filter(Serving.Status.DEPLOYED::mayBecome))
                .containsExactly(Serving.Status.DEPLOYED, Serving.Status.STOPPED);
        var ended = SampleApps.deployed(SampleApps.app()).latest().orElseThrow();
        assertThatThrownBy(() -> ended.failed(FAILURE, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("INFRA-HOST-056 a start keeps the build and the day of the last deployment, and runs from now on")
    void start() {
        var stopped =
                SampleApps.deployed(SampleApps.app()).stopRequested(NOW).stopped(StatusReason.STOPPED_BY_OWNER, NOW);
        var later = NOW.plusSeconds(3600);
        var start = Deployment.ofStart(
                SampleApps.deployment(stopped).id(),
                stopped.id(),
                stopped.serving().commit(),
                later);

        var started = stopped.reserve(start, later)
                .claim(start.id(), 0, new DeploymentProgress.Lease("s", later.plusSeconds(60)), later)
                .flatMap(a -> a.switchTo("s", SampleApps.URL, later))
                .orElseThrow();

        assertThat(started.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(started.serving().reason()).isEmpty();
        assertThat(started.serving().build()).isEqualTo(stopped.serving().build());
        assertThat(started.serving().lastDeployedAt()).contains(NOW);
        assertThat(started.serving().runningSince()).contains(later);
    }
}
