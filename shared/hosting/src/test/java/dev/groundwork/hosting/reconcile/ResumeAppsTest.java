package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.InMemorySuspensions;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.SuspendApp;
import dev.groundwork.appregistry.Suspension;
import dev.groundwork.appregistry.Suspensions;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.appregistry.Suspensions.Notice.Kind;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.Deployment.Trigger;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.lifecycle.StartApp;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.SpendableCredits.Spendable;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The resumption of suspended apps by the minute schedule, from the balance. */
final class ResumeAppsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-01-07");

    private final InMemoryHosting hosting = new InMemoryHosting();
    private final InMemorySuspensions suspensions = new InMemorySuspensions();
    private long available;
    private String debit = "01";

    /** Apps that run and could not be paid: they stand on the record, and the run has died there. */
    private List<App> unpaid(int count) {
        var apps = IntStream.range(0, count)
                .mapToObj(i -> hosting.read(hosting.deployedApp()))
                .toList();
        var running = apps.stream()
                .map(app -> new Running(
                        app.id(),
                        app.identity().createdAt(),
                        app.serving().runningSince().orElseThrow()))
                .toList();
        var before = suspensions.find(hosting.owner);
        var after = before.orElseGet(() -> Suspension.none(hosting.owner, hosting.clock.instant()))
                .with(DAY, running, hosting.clock.instant());
        var names = apps.stream().map(app -> app.settings().name().value()).toList();
        assertThat(suspensions.replace(before, after, Optional.of(new Notice(Kind.SUSPENDED, names, count))))
                .isTrue();
        return apps;
    }

    /** Apps that were suspended and have stopped. */
    private List<App> suspended(int count) {
        var apps = unpaid(count);
        apps.forEach(app -> {
            var since = app.serving().runningSince().orElseThrow();
            assertThat(new SuspendApp(hosting.registry, hosting.clock).suspend(hosting.owner, app.id(), since))
                    .isTrue();
            hosting.stopOrRemove.apply(app.id());
        });
        return apps;
    }

    private ResumeApps resumeApps(AppRegistry registry, Suspensions records, WorkerQueue queue) {
        var credits = new OwnersCredits(this::credits, Credits.of(1));
        var providers = new HostingProviders(List.of(hosting.provider), hosting.provider.name());
        var check = new CreditCheck(user -> Credits.of(available), Credits.of(1));
        var start = new StartApp(registry, providers, check, queue, SampleApps::ulid, hosting.clock);
        var suspend = new SuspendApp(registry, hosting.clock);
        var owned = new ResumeOwnedApps(records, registry, credits, start, suspend, queue, hosting.clock);
        return new ResumeApps(records, credits, owned, new RotatingWalk(new InMemoryWalkPositions()));
    }

    private Map<UserId, Spendable> credits(List<UserId> owners) {
        var all = new HashMap<UserId, Spendable>();
        owners.forEach(owner -> all.put(owner, new Spendable(Credits.of(available), debit)));
        return all;
    }

    /** A run of the schedule. */
    private Report resume() {
        return OneAtATime.run(resumeApps(hosting.registry, suspensions, hosting.queue));
    }

    private boolean runs(App app) {
        return hosting.read(app.id()).isRunning();
    }

    private List<Notice> resumed() {
        return suspensions.notices().stream()
                .filter(notice -> notice.kind() == Kind.RESUMED)
                .toList();
    }

    private static String name(App app) {
        return app.settings().name().value();
    }

    private long starts(AppId app) {
        return hosting.registry.deployments(app, 100, Optional.empty()).items().stream()
                .filter(deployment -> deployment.trigger() == Trigger.START)
                .count();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-159 once there are credits the next run starts what they pay, the oldest first, with one mail")
    void resumes() {
        var apps = suspended(3);
        assertThat(resume().changed()).as("without credits").isZero();
        available = 2;

        assertThat(resume().changed()).isEqualTo(2);
        hosting.work();

        assertThat(apps).filteredOn(this::runs).containsExactly(apps.get(0), apps.get(1));
        assertThat(resumed())
                .containsExactly(new Notice(Kind.RESUMED, List.of(name(apps.get(0)), name(apps.get(1))), 2));
        assertThat(resume().changed()).as("the credits are spoken for").isZero();
        assertThat(resumed()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-160 after the debit that the resumed apps have paid, further credits resume the others")
    void afterTheNextDebit() {
        var apps = suspended(2);
        available = 1;
        resume();
        hosting.work();
        debit = "02";
        available = 0;
        assertThat(resume().changed()).isZero();
        available = 1;

        assertThat(resume().changed()).isEqualTo(1);
        hosting.work();

        assertThat(apps).allMatch(this::runs);
        assertThat(suspensions.find(hosting.owner)).isEmpty();
        assertThat(resumed()).hasSize(2);
    }

    @Test
    @DisplayName("INFRA-HOST-161 more credits before the next debit resume as many apps more")
    void moreCredits() {
        var apps = suspended(3);
        available = 1;
        resume();
        available = 2;

        assertThat(resume().changed()).isEqualTo(1);
        hosting.work();

        assertThat(apps).filteredOn(this::runs).hasSize(2);
    }

    @Test
    @DisplayName("INFRA-HOST-162 what its owner starts, stops or deletes goes off the record without a mail")
    void ownerWasFaster() {
        var apps = suspended(4);
        available = 1;
        hosting.startApp.start(hosting.owner, apps.get(0).id());
        hosting.work();
        hosting.stopApp.stop(hosting.owner, apps.get(1).id());
        hosting.deleteApp.delete(hosting.owner, apps.get(2).id());

        assertThat(resume().changed()).isEqualTo(1);

        assertThat(resumed()).containsExactly(new Notice(Kind.RESUMED, List.of(name(apps.get(3))), 1));
        assertThat(suspensions.find(hosting.owner)).isEmpty();
        hosting.work();
        assertThat(runs(apps.get(1))).isFalse();
    }

    @Test
    @DisplayName("INFRA-HOST-163 an app whose provider has not stopped it yet waits for that, and is resumed then")
    void notStoppedYet() {
        var app = unpaid(1).getFirst();
        var since = app.serving().runningSince().orElseThrow();
        new SuspendApp(hosting.registry, hosting.clock).suspend(hosting.owner, app.id(), since);
        available = 1;

        assertThat(resume().changed()).isZero();
        assertThat(suspensions.find(hosting.owner)).isPresent();
        hosting.stopOrRemove.apply(app.id());

        assertThat(resume().changed()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-164 a suspension whose run has died is finished by the schedule, not before that run had its time, then resumed with one mail")
    void diedSuspending() {
        var apps = unpaid(2);
        available = 5;
        assertThat(resume().changed()).isZero();
        assertThat(apps).as("the run itself may still suspend them").allMatch(this::runs);
        hosting.clock.advance(ResumeOwnedApps.SUSPENDING.plusSeconds(1));

        resume();
        assertThat(apps).noneMatch(this::runs);
        hosting.work();
        assertThat(resume().changed()).isEqualTo(2);
        hosting.work();

        assertThat(apps).allMatch(this::runs);
        assertThat(resumed()).hasSize(1);
        assertThat(suspensions.find(hosting.owner)).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-165 the record of an owner without credits and without apps goes within a day")
    void nothingLeft() {
        var apps = suspended(2);
        hosting.clock.advance(Duration.ofHours(2));
        apps.forEach(app -> hosting.deleteApp.delete(hosting.owner, app.id()));

        for (int minute = 0; minute < Duration.ofDays(1).toMinutes(); minute++) {
            resume();
            hosting.clock.advance(Duration.ofMinutes(1));
        }

        assertThat(suspensions.find(hosting.owner)).isEmpty();
        assertThat(resumed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "INFRA-HOST-166 killed before or after any write and run again, every app is started once and one mail tells of all")
    void killed(boolean isAfter) {
        for (int write = 1; write <= 20; write++) {
            var world = new ResumeAppsTest();
            if (!world.survives(new DyingPort(write, isAfter))) {
                assertThat(write).as("writes of a run").isGreaterThan(4);
                return;
            }
        }
        throw new AssertionError("a run never ends");
    }

    /** Kills a run and runs again; returns false where the run ended before it could be killed. */
    private boolean survives(DyingPort process) {
        var apps = suspended(3);
        available = 3;
        var dying = resumeApps(
                process.of(AppRegistry.class, hosting.registry, Set.of("reserve", "replace")),
                process.of(Suspensions.class, suspensions, Set.of("replace")),
                process.of(WorkerQueue.class, hosting.queue, Set.of("send")));
        try {
            OneAtATime.run(dying);
        } catch (DyingPort.KilledException e) {
            assertThat(process.isDead()).isTrue();
        }
        if (!process.isDead()) {
            return false;
        }

        resume();
        hosting.reconcile.run();
        hosting.work();
        resume();

        assertThat(apps).allMatch(this::runs);
        assertThat(apps).allSatisfy(app -> assertThat(starts(app.id())).isOne());
        assertThat(suspensions.find(hosting.owner)).isEmpty();
        assertThat(resumed().stream().mapToInt(Notice::count).sum()).isEqualTo(3);
        assertThat(resumed()).hasSize(1);
        return true;
    }

    @Test
    @DisplayName("INFRA-HOST-167 two runs at once start every app once, with one mail")
    void twoRuns() {
        var apps = suspended(3);
        available = 3;
        var seen = new ArrayList<Suspension>();
        suspensions.page(10, Optional.empty()).items().forEach(seen::add);

        resume();
        var credits = new OwnersCredits(this::credits, Credits.of(1));
        var providers = new HostingProviders(List.of(hosting.provider), hosting.provider.name());
        var check = new CreditCheck(user -> Credits.of(available), Credits.of(1));
        var start = new StartApp(hosting.registry, providers, check, hosting.queue, SampleApps::ulid, hosting.clock);
        var late = new ResumeOwnedApps(
                suspensions,
                hosting.registry,
                credits,
                start,
                new SuspendApp(hosting.registry, hosting.clock),
                hosting.queue,
                hosting.clock);

        assertThat(late.resume(seen.getFirst(), new Spendable(Credits.of(3), debit)))
                .as("what it has read is old")
                .isZero();

        hosting.work();
        assertThat(apps).allSatisfy(app -> assertThat(starts(app.id())).isOne());
        assertThat(resumed()).hasSize(1);
    }
}
