package dev.groundwork.appregistry;

import static dev.groundwork.appregistry.model.SampleApps.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.groundwork.appregistry.AppRegistry.CreateOutcome;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.DeploymentProgress;
import dev.groundwork.appregistry.model.PendingReason;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of a registry of apps; the fake and the adapter both pass it. */
public abstract class AppRegistryContract {

    protected abstract AppRegistry registry();

    @Test
    @DisplayName("INFRA-HOST-060 what was written is read again, to the last member")
    void roundTrip() {
        var created = replaced(created(SampleApps.app()), a -> a.withSettings(SampleApps.SETTINGS, NOW));
        var deployed = replaced(created, SampleApps.deployed(created));
        var waiting = SampleApps.leased(deployed)
                .record(
                        "t",
                        d -> d.pending(
                                PendingReason.queued(3, NOW.plusSeconds(60)),
                                d.progress().live(NOW).paused(Duration.ofSeconds(9), NOW)),
                        NOW)
                .orElseThrow();
        var failed = SampleApps.leased(deployed)
                .record(
                        "t",
                        d -> d.failed(new DeploymentFailure(DeploymentFailure.Code.TIMEOUT, "45 minutes"), NOW),
                        NOW)
                .orElseThrow();

        assertThat(registry().find(created.owner(), created.id())).contains(deployed);
        var written = replaced(deployed, waiting);
        assertThat(registry().find(created.id())).contains(written);
        var last = replaced(written, failed(written, failed));
        assertThat(registry().find(created.id())).contains(last);
        assertThat(registry().deployment(last.id(), last.latest().orElseThrow().id()))
                .isEqualTo(last.latest());
    }

    @Test
    @DisplayName("INFRA-HOST-061 of apps created at once for one idea one is there, and the others learn which")
    void oneApp() {
        var owner = SampleApps.owner();

        var outcomes = atOnce(IntStream.range(0, 8)
                .<Callable<CreateOutcome>>mapToObj(i ->
                        () -> registry().create(SampleApps.app(owner, "idea", "Race " + SampleApps.ulid())))
                .toList());

        var created = outcomes.stream()
                .filter(CreateOutcome.Created.class::isInstance)
                .toList();
        assertThat(created).hasSize(1);
        var id = ((CreateOutcome.Created) created.getFirst()).app().id();
        assertThat(outcomes)
                .filteredOn(o -> !(o instanceof CreateOutcome.Created))
                .allMatch(o -> o.equals(new CreateOutcome.IdeaTaken(id)));
        assertThat(registry().list(owner, 10, Optional.empty()).items()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-062 of changes that saw the same app one is written: one deployment becomes active")
    void oneActive() {
        var app = replaced(created(SampleApps.app()), a -> a.withSource(SampleApps.COMMIT, NOW));

        var written = atOnce(IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i ->
                        () -> registry().replace(app, app.reserve(SampleApps.deployment(app), NOW)))
                .toList());

        assertThat(written).containsOnlyOnce(true);
        assertThat(registry().deployments(app.id(), 10, Optional.empty()).items())
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-063 another owner's app, a deleted one and one that never was are absent alike")
    void absent() {
        var app = created(SampleApps.app());
        assertThat(registry().find(SampleApps.owner(), app.id())).isEmpty();
        assertThat(registry().find(app.owner(), new AppId("app_" + SampleApps.ulid())))
                .isEmpty();

        var removed = replaced(app, a -> a.removed(NOW));

        assertThat(registry().find(app.owner(), app.id())).isEmpty();
        assertThat(registry().list(app.owner(), 10, Optional.empty()).items()).isEmpty();
        assertThat(registry().find(app.id())).contains(removed);
        registry().purge(removed);
        assertThat(registry().find(app.id())).isEmpty();
        assertThat(due(NOW)).doesNotContain(app.id());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-064 a deletion frees the idea at once and the slug after 90 days; a late one frees nobody else's")
    void slugRests() {
        var owner = SampleApps.owner();
        var name = "Resting " + SampleApps.ulid();
        var first = created(SampleApps.app(owner, "idea", name));
        assertThat(registry().create(SampleApps.app(SampleApps.owner(), "idea", name)))
                .isEqualTo(new CreateOutcome.SlugTaken());

        var removed = replaced(first, a -> a.removed(NOW));
        registry().purge(removed);

        assertThat(registry().create(SampleApps.app(owner, "idea", name))).isEqualTo(new CreateOutcome.SlugTaken());
        assertThat(registry()
                        .create(at(
                                SampleApps.app(owner, "idea", name),
                                Duration.ofDays(90).minusMillis(1))))
                .isEqualTo(new CreateOutcome.SlugTaken());
        assertThat(registry().create(at(SampleApps.app(owner, "idea", name), Duration.ofDays(90))))
                .isInstanceOf(CreateOutcome.Created.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-065 an app is listed as due until nothing has to be done, and as running while it is billed")
    void indexes() {
        var app = created(SampleApps.app());
        assertThat(due(NOW)).doesNotContain(app.id());

        var leased = replaced(app, SampleApps.leased(app));
        assertThat(due(NOW.plusSeconds(59))).doesNotContain(app.id());
        assertThat(due(NOW.plusSeconds(60))).contains(app.id());
        assertThat(running()).doesNotContain(app.id());

        var deployed =
                replaced(leased, a -> a.switchTo("t", SampleApps.URL, NOW).orElseThrow());
        assertThat(due(NOW.plusSeconds(60))).doesNotContain(app.id());
        assertThat(running()).containsOnlyOnce(app.id());

        var stopping = replaced(deployed, a -> a.stopRequested(NOW));
        assertThat(due(NOW)).contains(app.id());
        assertThat(running()).doesNotContain(app.id());

        replaced(stopping, a -> a.stopped(StatusReason.STOPPED_BY_OWNER, NOW));
        assertThat(due(NOW)).doesNotContain(app.id());
    }

    @Test
    @DisplayName("INFRA-HOST-066 a key remembers which deployment it has asked for, of its app only")
    void keys() {
        var key = new IdempotencyKey("again");
        var app = created(SampleApps.app());
        var reserved = app.reserve(SampleApps.deployment(app), NOW);

        assertThat(registry().reservedBy(app.id(), key)).isEmpty();
        assertThat(registry().reserve(app, reserved, key)).isTrue();

        assertThat(registry().reservedBy(app.id(), key))
                .contains(reserved.latest().orElseThrow().id());
        assertThat(registry().reservedBy(SampleApps.app().id(), key)).isEmpty();
        assertThat(registry().reserve(app, reserved, new IdempotencyKey("late")))
                .isFalse();
        assertThat(registry().reservedBy(app.id(), new IdempotencyKey("late"))).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-067 lists come in pages: apps oldest first, deployments newest first, nothing twice or lost")
    void pages() {
        var owner = SampleApps.owner();
        var apps = IntStream.range(0, 5)
                .mapToObj(i -> created(SampleApps.app(owner, "idea-" + i, "Paged " + SampleApps.ulid())))
                .toList();
        replaced(apps.get(1), a -> a.removed(NOW));
        var app = apps.get(4);
        var ids = new ArrayList<Deployment>();
        for (int i = 0; i < 3; i++) {
            app = replaced(app, a -> a.reserve(SampleApps.deployment(a), NOW));
            app = replaced(app, a -> a.stopRequested(NOW));
            ids.add(app.latest().orElseThrow());
        }

        assertThat(walk(owner, 2))
                .containsExactly(
                        apps.get(0).id(),
                        apps.get(2).id(),
                        apps.get(3).id(),
                        apps.get(4).id());
        var first = registry().deployments(app.id(), 2, Optional.empty());
        var second = registry().deployments(app.id(), 2, first.next());
        assertThat(first.items()).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.items()).containsExactly(ids.get(0));
        assertThat(second.next()).isEmpty();
        assertThat(second.items()).extracting(Deployment::status).containsExactly(Deployment.Status.CANCELLED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-068 no app is created for an owner whose account is deleted; other owners are not concerned")
    void closedOwner() {
        var owner = SampleApps.owner();
        var before = created(SampleApps.app(owner, "idea-1", "Before " + SampleApps.ulid()));
        registry().closeOwner(owner, NOW);
        registry().closeOwner(owner, NOW.plusSeconds(1));

        assertThat(registry().create(SampleApps.app(owner, "idea-2", "After " + SampleApps.ulid())))
                .isEqualTo(new CreateOutcome.OwnerClosed());

        assertThat(registry().list(owner, 10, Optional.empty()).items()).containsExactly(before);
        created(SampleApps.app());
    }

    private List<AppId> walk(UserId owner, int limit) {
        var ids = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = registry().list(owner, limit, next);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(a -> ids.add(a.id()));
            next = page.next();
        } while (next.isPresent());
        return ids;
    }

    private List<AppId> due(Instant now) {
        var ids = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = registry().due(now, 3, next);
            ids.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return ids;
    }

    private List<AppId> running() {
        var ids = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = registry().running(3, next);
            ids.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return ids;
    }

    private App created(App app) {
        var outcome = registry().create(app);
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        return ((CreateOutcome.Created) outcome).app();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-420 of racing deliveries of one build one reserves a deployment; the build is known after its app is gone")
    void oneDeploymentPerBuild() {
        var app = created(SampleApps.app());
        var build = new AppRegistry.BuildKey(app.owner(), app.identity().idea(), "build-1", NOW);
        var tasks = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> reservesBuild(app, build))
                .toList();

        assertThat(atOnce(tasks)).containsOnlyOnce(true);
        var first = registry().reservedBy(build).orElseThrow();
        var reserved = registry().find(app.id()).orElseThrow();
        assertThat(reserved.active().map(Deployment::id)).contains(first);
        assertThat(reservesBuild(reserved, build)).isFalse();

        var removed = replaced(reserved, reserved.removed(NOW));
        registry().purge(removed);
        assertThat(registry().reservedBy(build)).contains(first);
        assertThat(registry()
                        .reservedBy(new AppRegistry.BuildKey(
                                app.owner(), app.identity().idea(), "build-2", NOW)))
                .isEmpty();
    }

    private boolean reservesBuild(App app, AppRegistry.BuildKey build) {
        var deployment = Deployment.ofBuild(
                new DeploymentId("dep_" + SampleApps.ulid()), app.id(), SampleApps.COMMIT, build.build(), NOW);
        var after = app.active().isPresent() ? app.waitingFor(deployment, NOW) : app.reserve(deployment, NOW);
        return registry().reserveBuild(app, after, build, deployment.id(), List.of());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-421 the build that waits and the one it supersedes are in the history; the app is due for it once none is active")
    void waitingBuild() {
        var app = created(SampleApps.app());
        var active = replaced(app, app.reserve(SampleApps.deployment(app), NOW));
        var first = build(app, "build-1");
        var second = build(app, "build-2");
        assertThat(registry()
                        .reserveBuild(active, active.waitingFor(first, NOW), key(app, first), first.id(), List.of()))
                .isTrue();
        var waiting = registry().find(app.id()).orElseThrow();
        var superseded = first.ended(Deployment.Status.SUPERSEDED, NOW);

        assertThat(registry()
                        .reserveBuild(
                                waiting,
                                waiting.waitingFor(second, NOW),
                                key(app, second),
                                second.id(),
                                List.of(superseded)))
                .isTrue();

        var found = registry().find(app.id()).orElseThrow();
        assertThat(found.next()).contains(second);
        assertThat(registry().deployments(app.id(), 10, Optional.empty()).items())
                .extracting(Deployment::id, Deployment::status)
                .containsExactly(
                        tuple(second.id(), Deployment.Status.PENDING),
                        tuple(first.id(), Deployment.Status.SUPERSEDED),
                        tuple(active.latest().orElseThrow().id(), Deployment.Status.PENDING));
        var cancelled = replaced(found, found.stopRequested(NOW.plusSeconds(1)));
        assertThat(cancelled.next()).isEmpty();
        assertThat(registry().deployment(app.id(), second.id()).orElseThrow().status())
                .isEqualTo(Deployment.Status.CANCELLED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-422 the deployment that waits begins once none is active, and until then the app is due for it")
    void beginsWaiting() {
        var app = created(SampleApps.app());
        var active = replaced(app, app.reserve(SampleApps.deployment(app), NOW));
        var waiting = replaced(active, active.waitingFor(build(app, "build-1"), NOW));
        assertThat(waiting.begun(NOW)).isEmpty();
        var lease = new DeploymentProgress.Lease("t", NOW.plusSeconds(60));
        var leased =
                waiting.claim(active.latest().orElseThrow().id(), 0, lease, NOW).orElseThrow();
        var ended = leased.record("t", d -> d.ended(Deployment.Status.CANCELLED, NOW), NOW)
                .orElseThrow();

        var written = replaced(waiting, ended);

        assertThat(due(NOW)).contains(app.id());
        var begun = replaced(written, written.begun(NOW).orElseThrow());
        assertThat(begun.active()).isEqualTo(waiting.next());
        assertThat(registry().find(app.id()).orElseThrow().next()).isEmpty();
    }

    private static Deployment build(App app, String buildId) {
        return Deployment.ofBuild(
                new DeploymentId("dep_" + SampleApps.ulid()), app.id(), SampleApps.COMMIT, buildId, NOW);
    }

    private static AppRegistry.BuildKey key(App app, Deployment build) {
        return new AppRegistry.BuildKey(
                app.owner(), app.identity().idea(), build.buildId().orElseThrow(), NOW);
    }

    @Test
    @DisplayName("INFRA-HOST-423 a repository at GitHub is kept with its app")
    void repository() {
        var app = created(SampleApps.app());
        var leased = replaced(app, SampleApps.leased(app));
        var repository = new App.GitHubRepository(
                SampleApps.URL, "groundwork-apps", "u-1234-app", 42, SampleApps.COMMIT, SampleApps.COMMIT);

        replaced(leased, leased.pushed("t", repository).orElseThrow());

        assertThat(registry().find(app.id()).orElseThrow().repository()).contains(repository);
        assertThat(leased.pushed("another", repository)).isEmpty();
    }

    private App replaced(App before, UnaryOperator<App> change) {
        return replaced(before, change.apply(before));
    }

    private App replaced(App before, App after) {
        assertThat(registry().replace(before, after)).isTrue();
        assertThat(registry().replace(before, after)).isFalse();
        return after.written();
    }

    /** The same failure on top of what is written by now. */
    private static App failed(App written, App failed) {
        return new App(
                written.identity(),
                failed.settings(),
                failed.source(),
                failed.repository(),
                failed.serving(),
                failed.latest(),
                failed.waiting(),
                failed.removedAt(),
                failed.updatedAt(),
                written.version());
    }

    private static App at(App app, Duration later) {
        var i = app.identity();
        return App.create(
                new AppIdentity(i.id(), i.owner(), i.idea(), i.slug(), i.provider(), NOW.plus(later)),
                app.settings().name());
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
