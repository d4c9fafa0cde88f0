package dev.groundwork.billing.hosting;

import static dev.groundwork.billing.hosting.BillingWorld.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.appregistry.DeleteOwnedApps;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.billing.hosting.DebitCursors.Cursor;
import dev.groundwork.kernel.ProblemException;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.CapturedLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The daily debit beyond the first pages, and beside apps that it leaves alone. */
final class DebitPagesTest {

    private static final String TODAY = "2026-01-07T23:50:00Z";
    private static final LocalDate DAY = LocalDate.parse("2026-01-07");
    private static final DebitRun RUN = new DebitRun("01KEBW0000000000000000RUN1", NOW);
    private static final UserId OWNER = new UserId("usr_01J00000000000000000000001");

    @AutoClose
    private final BillingWorld world = new BillingWorld(2);

    /** So many owners with an app each, of one shard. */
    private List<UserId> owners(int count) {
        return Stream.generate(() -> world.owner(100))
                .filter(owner -> Math.floorMod(owner.value().hashCode(), 32) == 0)
                .limit(count)
                .peek(owner -> world.app(owner, NOW.minusSeconds(60)))
                .toList();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-169 what is beyond the first page of a shard is in the queue before that page is charged, and charged page after page")
    void beyondTheFirstPage() {
        var owners = owners(5);

        var answer = world.runSchedule(TODAY);

        assertThat(answer).containsEntry("charged", 2L).containsEntry("queued", 1L);
        var first = world.queues.take(FakeQueues.DEBIT);
        assertThat(first).hasSize(1);
        assertThat(world.handle(first.getFirst())).isTrue();
        var second = world.queues.take(FakeQueues.DEBIT);
        assertThat(second).as("the time of the invocation is over").hasSize(1);
        assertThat(world.handle(second.getFirst())).isTrue();
        assertThat(world.queues.take(FakeQueues.DEBIT)).isEmpty();
        assertThat(owners)
                .allSatisfy(owner -> assertThat(world.references(owner)).hasSize(1));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-170 a message that comes again when its shard is charged writes nothing, and one in the middle goes on")
    void comesAgain() {
        var owners = owners(7);
        world.runSchedule(TODAY);
        var message = world.queues.take(FakeQueues.DEBIT).getFirst();
        for (int i = 0; i < 3; i++) {
            assertThat(world.handle(message)).isTrue();
        }
        assertThat(owners)
                .allSatisfy(owner -> assertThat(world.references(owner)).hasSize(1));
        world.process.next(Optional.empty());

        for (int i = 0; i < 5; i++) {
            assertThat(world.handle(message)).isTrue();
        }

        assertThat(world.process.writes()).isZero();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-171 FIRST_PAGE and SAME_PAGE: of two messages for one page one goes on, and no cursor goes back")
    void conditions() {
        assertThat(DebitTable.FIRST_PAGE).isEqualTo("attribute_not_exists(pk)");
        assertThat(DebitTable.SAME_PAGE).isEqualTo("lastOwner = :seen AND atEnd = :no");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-172 a cursor moves once, from where it was seen; who has moved it learns so again where the answer was lost")
    void cursor() {
        var cursors = world.context().getBean(DebitCursors.class);
        var first = new Cursor(Optional.of(OWNER), false, Optional.of("me"));
        var others = new Cursor(Optional.of(OWNER), false, Optional.of("you"));
        var end = new Cursor(Optional.of(OWNER), true, Optional.of("me"));

        assertThat(cursors.read(RUN, 3)).isEqualTo(Cursor.START);
        assertThat(cursors.move(RUN, 3, Cursor.START, first)).isTrue();
        assertThat(cursors.move(RUN, 3, Cursor.START, first)).as("repeated").isTrue();
        assertThat(cursors.move(RUN, 3, Cursor.START, others)).isFalse();
        assertThat(cursors.read(RUN, 3)).isEqualTo(first);
        assertThat(cursors.read(RUN, 4)).isEqualTo(Cursor.START);
        assertThat(cursors.move(RUN, 3, first, end)).isTrue();
        assertThat(cursors.move(RUN, 3, first, others)).isFalse();
        assertThat(cursors.move(RUN, 3, end, others)).as("a shard at its end").isFalse();
    }

    @Test
    @DisplayName("INFRA-HOST-173 a message is read as it was written, and the sample event is one")
    void messages() throws IOException {
        var pages = new DebitMessage.Pages(RUN, 31, Optional.of(OWNER));
        var start = new DebitMessage.Pages(RUN, 0, Optional.empty());
        var owner = new DebitMessage.OneOwner(RUN, 7, OWNER);

        for (var message : List.of(pages, start, owner)) {
            assertThat(DebitMessageJson.read(DebitMessageJson.write(message))).isEqualTo(message);
        }
        var sample = new ObjectMapper()
                .readTree(Path.of("../../events/hosting-debit-pages.json").toFile());
        assertThat(DebitMessageJson.read(sample.at("/Records/0/body").asText()))
                .isEqualTo(new DebitMessage.Pages(RUN, 3, Optional.of(new UserId("usr_01KEBW0000000000000000ABC1"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"run\":\"01\",\"time\":\"now\",\"shard\":0}",
                "{\"run\":\"01\",\"time\":\"2026-01-07T23:50:00Z\",\"shard\":-1}",
                "{\"run\":\"01\",\"time\":\"2026-01-07T23:50:00Z\",\"shard\":0,\"owner\":\"app_1\"}"
            })
    @DisplayName("INFRA-HOST-174 a malformed message comes again, until it is among the dead letters")
    void malformed(String body) {
        assertThatThrownBy(() -> DebitMessageJson.read(body)).isInstanceOf(ProblemException.class);
        try (var log = CapturedLog.of(HostingDebitPages.class)) {
            assertThat(world.handle(body)).isFalse();
            assertThat(log.messages()).isNotEmpty();
        }
    }

    private static Running running(App app) {
        return new Running(
                app.id(),
                app.identity().createdAt(),
                app.serving().runningSince().orElseThrow());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-175 an app that its owner stops or deletes between the debit and the suspension is not suspended, and nobody is mailed about it")
    void ownerIsFaster() {
        var owner = world.owner(0);
        var stopped = world.app(owner, NOW.minusSeconds(60));
        var deleted = world.app(owner, NOW.minusSeconds(60));
        var unpaid = List.of(running(stopped), running(deleted));
        assertThat(world.registry().replace(stopped, stopped.stopRequested(NOW)))
                .isTrue();
        assertThat(world.registry().replace(deleted, deleted.removed(NOW))).isTrue();

        var suspended = world.context().getBean(SuspendUnpaidApps.class).suspend(owner, DAY, unpaid);

        assertThat(suspended).isZero();
        assertThat(world.suspensions().find(owner)).isEmpty();
        assertThat(world.outbox()).isEmpty();
        assertThat(world.read(stopped.id()).serving().suspendedAt()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-176 an account that is deleted in the middle of a run leaves nothing that runs or is suspended")
    void accountDeleted() {
        var owner = world.owner(0);
        var app = world.app(owner, NOW.minusSeconds(60));
        var delete = new DeleteOwnedApps(world.registry(), world.clock);

        world.runSchedule(TODAY);
        delete.deleteAll(owner);
        world.run(TODAY);

        assertThat(world.read(app.id()).isRemoved()).isTrue();
        assertThat(world.references(owner)).isEmpty();
        assertThat(world.mails(owner, "app_suspended")).hasSize(1);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-177 a second failure to pay after a start by the owner is another suspension, with another mail")
    void suspendedAgain() {
        var owner = world.owner(0);
        var app = world.app(owner, NOW.minusSeconds(60));
        world.run(TODAY);
        var suspended = world.read(app.id());
        world.clock.advance(Duration.ofDays(1));
        var start = SampleApps.deployment(app);
        assertThat(world.registry().replace(suspended, suspended.reserve(start, world.clock.instant())))
                .isTrue();

        assertThat(world.run("2026-01-08T23:55:00Z")).containsEntry("suspended", 1L);

        assertThat(world.mails(owner, "app_suspended")).hasSize(2);
        assertThat(world.references(owner)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-178 runs at the same time, five owners at a time each, charge every app once and mail once")
    void atOnce() throws InterruptedException {
        var limits = DebitLimits.standard(50);
        try (var busy = new BillingWorld(limits);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rich = IntStream.range(0, 12).mapToObj(i -> busy.owner(100)).toList();
            rich.forEach(owner -> IntStream.range(0, 2).forEach(i -> busy.app(owner, NOW.minusSeconds(60))));
            var poor = IntStream.range(0, 4).mapToObj(i -> busy.owner(1)).toList();
            poor.forEach(owner -> IntStream.range(0, 3).forEach(i -> busy.app(owner, NOW.minusSeconds(60))));

            Callable<Object> run = () -> busy.runSchedule(TODAY);
            threads.invokeAll(List.of(run, run, run))
                    .forEach(done -> assertThat(done.resultNow()).isNotNull());
            busy.workOff();

            assertThat(rich).allSatisfy(owner -> {
                assertThat(busy.references(owner)).hasSize(2).doesNotHaveDuplicates();
                assertThat(busy.available(owner)).isEqualTo(98);
            });
            assertThat(poor).allSatisfy(owner -> {
                assertThat(busy.references(owner)).hasSize(1);
                assertThat(busy.mails(owner, "app_suspended")).hasSize(1);
                assertThat(busy.suspensions().find(owner).orElseThrow().apps()).hasSize(2);
            });
        }
    }
}
