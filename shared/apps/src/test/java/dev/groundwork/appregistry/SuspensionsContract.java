package dev.groundwork.appregistry;

import static dev.groundwork.appregistry.model.SampleApps.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.Suspensions.Notice;
import dev.groundwork.appregistry.Suspensions.Notice.Kind;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of suspensions; the fake and the adapter both pass it. */
public abstract class SuspensionsContract {

    private static final LocalDate DAY = LocalDate.parse("2026-01-07");

    protected abstract Suspensions suspensions();

    /** Returns how many mails there are to this owner. */
    protected abstract long mails(UserId owner);

    private static Running app() {
        return new Running(new AppId("app_" + SampleApps.ulid()), NOW, NOW.plusSeconds(7));
    }

    private static Notice notice(Kind kind) {
        return new Notice(kind, List.of("Shop"), 1);
    }

    /** A suspension that was written, with the mail about it. */
    private Suspension suspended(Running... apps) {
        var after = Suspension.none(SampleApps.owner(), NOW).with(DAY, List.of(apps), NOW);
        assertThat(suspensions().replace(Optional.empty(), after, Optional.of(notice(Kind.SUSPENDED))))
                .isTrue();
        return suspensions().find(after.owner()).orElseThrow();
    }

    @Test
    @DisplayName("INFRA-HOST-146 a suspension is read as it was written, with its apps from the oldest on and one mail")
    void roundTrip() {
        var old = app();
        var young = app();

        var written = suspended(young, old);

        assertThat(written.apps())
                .containsExactly(
                        new Suspension.SuspendedApp(old.app(), DAY, old.since()),
                        new Suspension.SuspendedApp(young.app(), DAY, young.since()));
        assertThat(written.resumed()).isZero();
        assertThat(written.updatedAt()).isEqualTo(NOW);
        assertThat(mails(written.owner())).isOne();
        var resumed = written.resumed(3, "01");
        assertThat(suspensions().replace(Optional.of(written), resumed, Optional.empty()))
                .isTrue();
        assertThat(suspensions().find(written.owner()).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(resumed);
        assertThat(resumed.spokenFor("01")).isEqualTo(3);
        assertThat(resumed.resumed(1, "01").spokenFor("01")).isEqualTo(4);
        assertThat(resumed.spokenFor("02")).as("after another debit").isZero();
        assertThat(mails(written.owner())).isOne();
    }

    @Test
    @DisplayName("INFRA-HOST-147 of writers at once one writes, with its mail, whether there was a suspension or none")
    void race() {
        var owner = SampleApps.owner();
        var first = Suspension.none(owner, NOW).with(DAY, List.of(app()), NOW);

        assertThat(atOnce(() -> suspensions().replace(Optional.empty(), first, Optional.of(notice(Kind.SUSPENDED)))))
                .containsOnlyOnce(true);
        assertThat(mails(owner)).isOne();

        var seen = suspensions().find(owner);
        var more = seen.orElseThrow().with(DAY.plusDays(1), List.of(app()), NOW);
        assertThat(atOnce(() -> suspensions().replace(seen, more, Optional.of(notice(Kind.SUSPENDED)))))
                .containsOnlyOnce(true);
        assertThat(mails(owner)).isEqualTo(2);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-148 a suspension without apps is gone, and what was read before it came back is too old to write")
    void cameBack() {
        var app = app();
        var before = suspended(app);
        assertThat(suspensions()
                        .replace(
                                Optional.of(before),
                                before.without(Set.of(app.app())),
                                Optional.of(notice(Kind.RESUMED))))
                .isTrue();
        assertThat(suspensions().find(before.owner())).isEmpty();

        var again = Suspension.none(before.owner(), NOW).with(DAY, List.of(app), NOW);
        assertThat(suspensions().replace(Optional.empty(), again, Optional.empty()))
                .isTrue();

        assertThat(suspensions().replace(Optional.of(before), before.without(Set.of(app.app())), Optional.empty()))
                .isFalse();
        assertThat(suspensions().replace(Optional.empty(), again, Optional.empty()))
                .isFalse();
        assertThat(suspensions().find(before.owner())).isPresent();
        assertThat(mails(before.owner())).isEqualTo(2);
    }

    @Test
    @DisplayName("INFRA-HOST-149 the pages have every suspension once, whatever their size")
    void pages() {
        var owners = new HashSet<UserId>();
        IntStream.range(0, 9).forEach(i -> owners.add(suspended(app()).owner()));

        for (int limit : List.of(1, 4, 100)) {
            var seen = new HashSet<UserId>();
            var next = Optional.<String>empty();
            do {
                var page = suspensions().page(limit, next);
                assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
                page.items()
                        .forEach(one -> assertThat(seen.add(one.owner()))
                                .as(one.toString())
                                .isTrue());
                next = page.next();
            } while (next.isPresent());
            assertThat(seen).containsAll(owners);
        }
    }

    private static List<Boolean> atOnce(Callable<Boolean> task) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> task).toList()).stream()
                    .map(future -> future.resultNow())
                    .toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
