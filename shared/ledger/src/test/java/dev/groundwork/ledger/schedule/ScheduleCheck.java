package dev.groundwork.ledger.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Observed;
import dev.groundwork.ledger.schedule.ClientRun.Stage;
import dev.groundwork.testing.HandClock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says of a schedule whether it is sound, step by step and in its end. */
final class ScheduleCheck {

    private final TableEngine engine;
    private final UserId user;
    private final List<Scenario.Request> requests;
    private final Numbered<TableImage> images;
    private final Numbered<ClientRun> runs;
    private final SequentialOrders orders;
    private final Map<Integer, LedgerSnapshot> snapshots = new HashMap<>();

    ScheduleCheck(
            TableEngine engine,
            Scenario scenario,
            UserId user,
            List<Scenario.Request> requests,
            Numbered<TableImage> images,
            Numbered<ClientRun> runs) {
        this.engine = engine;
        this.user = user;
        this.requests = requests;
        this.images = images;
        this.runs = runs;
        this.orders = new SequentialOrders(scenario, user, requests.size());
    }

    /** The figures are those of the entries, and no entry has changed. */
    void stepIsSound(int from, int to, Collection<String> trail) {
        if (from != to) {
            var before = snapshot(from);
            var after = snapshot(to);
            assertThat(after.faults()).as("%s", trail).isEmpty();
            assertThat(after.continues(before))
                    .as("no entry changes: %s", trail)
                    .isTrue();
        }
    }

    private LedgerSnapshot snapshot(int image) {
        return snapshots.computeIfAbsent(image, i -> LedgerSnapshot.of(images.get(i), user));
    }

    /** Everybody is done: the answers are those of some order, and repeated requests are answered alike and change nothing. */
    void everybodyIsDone(ScheduleState end, Collection<String> trail) {
        var ended = end.runs().stream().map(runs::get).toList();
        var client = new SingleClient(engine, images.get(end.image()), new HandClock(end.now()));
        var ledger = ClientRun.ledger(new ScriptedClient(client), -1);
        var answers = ended.stream().map(ScheduleCheck::text).toList();
        var seen = Observed.of(answers, ledger, user);
        assertThat(orders.allow(seen, ended, end.after()))
                .as("no order gives %s: %s", seen, trail)
                .isTrue();
        for (var run : ended) {
            if (run.stage() instanceof Stage.Answered(var answer) && Observed.isLasting(answer)) {
                var again = requests.get(run.actor()).to(ledger);
                assertThat(Observed.repeatable(again.toString()))
                        .as("%s", trail)
                        .isEqualTo(Observed.repeatable(answer.toString()));
            }
        }
        assertThat(Observed.of(answers, ledger, user)).as("%s", trail).isEqualTo(seen);
    }

    private static String text(ClientRun run) {
        return switch (run.stage()) {
            case Stage.Answered(var answer) -> Observed.plain(answer);
            case Stage.Gone gone -> "gone";
            case Stage.Failed(var why) -> throw new AssertionError(why);
            case Stage.Wants(var call) -> throw new AssertionError("waits for ever for " + call);
        };
    }
}
