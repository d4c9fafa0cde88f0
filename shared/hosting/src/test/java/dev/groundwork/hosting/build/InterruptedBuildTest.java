package dev.groundwork.hosting.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.source.SourceEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Events of builds whose handling ends at every call of the registry in turn, before it and after it, and that come again up to five times; and
 * two of them in every order of their writes. Invariant: each build has exactly one deployment, and the newest one serves in the end.
 */
final class InterruptedBuildTest {

    private static final int DELIVERIES = 5;

    private final DisturbedRegistry disturbed = new DisturbedRegistry(new InMemoryAppRegistry());
    private final InMemoryHosting hosting = new InMemoryHosting(disturbed.registry());

    private CompletedBuild build(String id) {
        var file = new SourceEntry("index.html", false, false, id.getBytes(UTF_8));
        return new CompletedBuild(
                hosting.owner,
                new IdeaId("idea-1"),
                id,
                Optional.empty(),
                new CompletedBuild.Source.Files(List.of(file)));
    }

    /** Delivers an event as a queue does: again after a crash, and once more though it was handled. */
    private void deliver(String id) {
        var handled = 0;
        for (int i = 0; i < DELIVERIES && handled < 2; i++) {
            try {
                hosting.deployBuild.deploy(build(id));
                handled++;
            } catch (DisturbedRegistry.Killed e) {
                handled = 0;
            }
        }
        assertThat(handled).isEqualTo(2);
    }

    private void work() {
        for (int i = 0; i < DELIVERIES; i++) {
            hosting.work();
            hosting.reconcile.run();
            hosting.clock.advance(Duration.ofMinutes(3));
        }
        hosting.work();
    }

    private App app() {
        return hosting.registry
                .list(hosting.owner, 10, Optional.empty())
                .items()
                .getFirst();
    }

    private List<Deployment> history() {
        return hosting.registry.deployments(app().id(), 20, Optional.empty()).items();
    }

    private void served(String newest, String... builds) {
        assertThat(hosting.registry.list(hosting.owner, 10, Optional.empty()).items())
                .hasSize(1);
        assertThat(history()).extracting(d -> d.buildId().orElseThrow()).containsExactlyInAnyOrder(builds);
        assertThat(history()).allMatch(d -> d.status().isEnd());
        assertThat(app().active()).isEmpty();
        assertThat(app().next()).isEmpty();
        var serving = history().stream()
                .filter(d -> app().serving().build().equals(Optional.of(d.id())))
                .findFirst()
                .orElseThrow();
        assertThat(serving.buildId()).contains(newest);
    }

    private static void kill() {
        throw new DisturbedRegistry.Killed();
    }

    /** Runs a scenario with a disturbance at each call in turn, before it and after it; returns how many runs that were. */
    private static int everywhere(int calls, Consumer<InterruptedBuildTest> scenario, Disturbance disturbance) {
        for (int call = 1; call <= calls; call++) {
            for (var isBefore : List.of(true, false)) {
                var run = new InterruptedBuildTest();
                disturbance.arm(run, call, isBefore);
                try {
                    scenario.accept(run);
                } catch (AssertionError e) {
                    throw new AssertionError(
                            (isBefore ? "before" : "after") + " call " + call + ": " + e.getMessage(), e);
                }
            }
        }
        return 2 * calls;
    }

    /** The disturbance of a run at one of its calls. */
    @FunctionalInterface
    private interface Disturbance {
        void arm(InterruptedBuildTest run, int call, boolean isBefore);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-752 a first build whose handling ends anywhere, delivered up to five times, has one app and one deployment")
    void first() {
        disturbed.arm(0, true, () -> {});
        hosting.deployBuild.deploy(build("b1"));
        var calls = disturbed.calls();

        var runs = everywhere(
                calls,
                run -> {
                    run.deliver("b1");
                    run.work();
                    run.served("b1", "b1");
                    assertThat(run.hosting.provider.orders()).hasSize(1);
                },
                (run, call, isBefore) -> run.disturbed.arm(call, isBefore, InterruptedBuildTest::kill));

        System.out.printf("builds, one event ended at each of %d calls: %d runs%n", calls, runs);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-753 a build that supersedes a waiting one, ended anywhere, loses neither and makes none twice")
    void superseding() {
        activeAndWaiting(this);
        disturbed.arm(0, true, () -> {});
        hosting.deployBuild.deploy(build("b3"));
        var calls = disturbed.calls();

        var runs = everywhere(
                calls,
                run -> {
                    run.deliver("b3");
                    run.hosting.provider.outcome(DeployState.LIVE);
                    run.history().stream()
                            .filter(d -> d.buildId().equals(Optional.of("b1")))
                            .forEach(d -> run.hosting.provider.become(d.id(), DeployState.LIVE));
                    run.work();
                    run.served("b3", "b1", "b2", "b3");
                    assertThat(run.hosting.provider.orders()).hasSize(2);
                },
                (run, call, isBefore) -> {
                    activeAndWaiting(run);
                    run.disturbed.arm(call, isBefore, InterruptedBuildTest::kill);
                });

        System.out.printf("builds, a superseding event ended at each of %d calls: %d runs%n", calls, runs);
    }

    private static void activeAndWaiting(InterruptedBuildTest run) {
        run.hosting.provider.outcome(DeployState.BUILDING);
        run.hosting.deployBuild.deploy(run.build("b1"));
        run.hosting.handle(run.hosting.messages.remove());
        run.hosting.deployBuild.deploy(run.build("b2"));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-754 two builds at once, the second wherever it comes between the writes of the first: one deployment each")
    void racing() {
        disturbed.arm(0, true, () -> {});
        hosting.deployBuild.deploy(build("b1"));
        var calls = disturbed.calls();

        var runs = everywhere(
                calls,
                run -> {
                    run.deliver("b1");
                    run.work();
                    assertThat(run.history())
                            .extracting(d -> d.buildId().orElseThrow())
                            .containsExactlyInAnyOrder("b1", "b2");
                    assertThat(run.history()).allMatch(d -> d.status() == Deployment.Status.DEPLOYED);
                    assertThat(run.hosting.provider.orders()).hasSize(2);
                },
                (run, call, isBefore) ->
                        run.disturbed.arm(call, isBefore, () -> run.hosting.deployBuild.deploy(run.build("b2"))));

        System.out.printf("builds, another between each of %d calls: %d runs%n", calls, runs);
    }
}
