package dev.groundwork.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.testing.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MeasuringTest {

    @Test
    @DisplayName(
            "INFRA-CRED-708 two things are measured in turns, each first every other time, and warm-up is forgotten")
    void rounds() {
        var order = new StringBuilder();
        var firsts = List.of(100.0, 2.0, 3.0, 8.0).iterator();

        var result = new PairedRounds(1, 3)
                .run(
                        Progress.silent(),
                        () -> count(order.append('a'), firsts.next()),
                        () -> count(order.append('b'), 2.0));

        assertThat(order).hasToString("abbaabba");
        assertThat(result).isEqualTo(new PairedRounds.Result(3, 2, 1.5, 1, 4));
    }

    private static double count(StringBuilder noted, double figure) {
        return noted.isEmpty() ? 0 : figure;
    }

    @Test
    @DisplayName("INFRA-CRED-709 a workers does all the work once, and what one piece throws stops no other")
    void workers() {
        var done = new ConcurrentLinkedQueue<Integer>();
        var pieces = IntStream.range(0, 100).boxed().toList();

        var result = new ConcurrentWorkers(4).work(pieces, piece -> {
            done.add(piece);
            if (piece % 10 == 0) {
                throw new IllegalArgumentException("every tenth");
            }
        });

        assertThat(done).containsExactlyInAnyOrderElementsOf(pieces);
        assertThat(result.failures()).hasSize(10).allMatch(IllegalArgumentException.class::isInstance);
    }

    @Test
    @DisplayName("INFRA-CRED-710 the size of an item is the one that DynamoDB bills")
    void itemSize() {
        var meter = new Meter();
        try (var tables = Tables.create();
                var client = Clients.open(meter)) {
            var table = new Table(client, tables.creditsName());
            var user = BenchRequests.user();
            var opened = Item.at(EntryLedger.entry(user, "k"))
                    .set("number", -1234)
                    .set("list", List.of("ä", "b"))
                    .set("flag", true);
            var rest = 1024 - ItemSize.of(opened.set("text", "").build().attributes());

            table.put(opened.set("text", "x".repeat(rest)).build(), Expression.ALWAYS);
            var full = meter.take().written();
            table.put(opened.set("text", "x".repeat(rest + 1)).build(), Expression.ALWAYS);

            assertThat(full).isEqualTo(1.0);
            assertThat(meter.take().written()).isEqualTo(2.0);
        }
    }

    @Test
    @DisplayName("INFRA-CRED-711 a table is written between the marks of its benchmark, with the command that made it")
    void page() {
        var table = new ResultTable("Title", List.of("a", "b"), List.of(List.of("long cell", "1")), "Note.");
        var begin = "<!-- bench consume -->";
        var end = "<!-- end of bench consume -->";
        var section = begin + "\n\n### Title\n\n| a         | b |\n|-----------|---|\n| long cell | 1 |\n\nNote.\n\n"
                + "Made by `./groundwork bench --write consume`.\n\n" + end;

        assertThat(PerformancePage.with("before\n" + begin + "\nold\n" + end + "\nafter\n", "consume", table))
                .isEqualTo("before\n" + section + "\nafter\n");
        assertThat(PerformancePage.with("before\n", "consume", table)).isEqualTo("before\n\n" + section + "\n");
        assertThatThrownBy(() -> PerformancePage.with(begin + "\nold\n", "consume", table))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("INFRA-CRED-712 a goal is checked at its limit, and a figure has no digits that say nothing")
    void goals() {
        assertThat(new Goal.AtMost(1.1).verdict(1.1)).isEqualTo("yes");
        assertThat(new Goal.AtMost(1.1).verdict(1.101)).isEqualTo("**no**");
        assertThat(new Goal.AtLeast(0.8).verdict(0.79)).isEqualTo("**no**");
        assertThat(Goal.number(1500)).isEqualTo("1,500");
        assertThat(Goal.number(0.3570)).isEqualTo("0.357");
        assertThat(PairedRounds.quantile(new ArrayList<>(List.of(3.0, 1.0, 2.0)), 0.5))
                .isCloseTo(2, within(0.0));
    }
}
