package dev.groundwork.ledger.schedule;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.Ids;
import dev.groundwork.ledger.InMemoryCreditLedger;
import dev.groundwork.ledger.Observed;
import dev.groundwork.testing.HandClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The possible results of a scenario: every order of its requests and ticks, one after the other, on the ledger in plain maps. */
final class SequentialOrders {

    private static final String ABSENT = "absent";

    private final Scenario scenario;
    private final UserId user;
    private final List<Order> all = new ArrayList<>();

    SequentialOrders(Scenario scenario, UserId user, int actors) {
        this.scenario = scenario;
        this.user = user;
        for (var present = 0; present < 1 << actors; present++) {
            var moves = new ArrayList<>(Collections.nCopies(scenario.ticks(), actors));
            for (var actor = 0; actor < actors; actor++) {
                if ((present >> actor & 1) == 1) {
                    moves.add(actor);
                }
            }
            permute(new ArrayList<>(), moves, actors);
        }
    }

    /** Requests, and ticks as the number after the last request, one after the other, and what they come to. */
    private record Order(List<Integer> moves, Observed observed) {

        /** Tells whether no request stands before one that was over when it began. */
        boolean respects(List<Integer> after) {
            return IntStream.range(0, moves.size())
                    .allMatch(i -> moves.subList(i, moves.size()).stream()
                            .noneMatch(later -> (after.get(moves.get(i)) >> later & 1) == 1));
        }
    }

    private void permute(List<Integer> done, List<Integer> left, int actors) {
        if (left.isEmpty()) {
            all.add(new Order(done, run(done, actors)));
        }
        for (var move : Set.copyOf(left)) {
            var more = new ArrayList<>(done);
            more.add(move);
            var fewer = new ArrayList<>(left);
            fewer.remove(/* element */ move);
            permute(more, fewer, actors);
        }
    }

    private Observed run(List<Integer> moves, int actors) {
        var clock = new HandClock(Ids.NOW);
        var ledger = new InMemoryCreditLedger(clock);
        ledger.open(user);
        var requests = scenario.script().on(ledger, clock, user);
        var answers = new ArrayList<>(Collections.nCopies(actors, ABSENT));
        for (var move : moves) {
            if (move == actors) {
                clock.advance(scenario.tick());
            } else {
                answers.set(move, Observed.plain(requests.get(move).to(ledger)));
            }
        }
        return Observed.of(answers, ledger, user);
    }

    /**
     * Tells whether one of the orders gives what was seen; of {@code runs} some are gone, some were begun anew.
     *
     * @param after which were over when each began, as bits
     */
    boolean allow(Observed seen, List<ClientRun> runs, List<Integer> after) {
        return all.stream()
                .filter(order -> order.respects(after))
                .map(Order::observed)
                .anyMatch(order -> order.balance().equals(seen.balance())
                        && order.entries().equals(seen.entries())
                        && IntStream.range(0, runs.size())
                                .allMatch(i -> alike(
                                        order.answers().get(i), seen.answers().get(i), runs.get(i))));
    }

    private static boolean alike(String expected, String seen, ClientRun run) {
        if (run.stage() instanceof ClientRun.Stage.Gone) {
            return true;
        }
        return run.life() == 0
                ? expected.equals(seen)
                : Observed.repeatable(expected).equals(Observed.repeatable(seen));
    }
}
