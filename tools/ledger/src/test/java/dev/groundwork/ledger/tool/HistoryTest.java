package dev.groundwork.ledger.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Users check their own histories. */
final class HistoryTest {

    private static final int ENTRIES = 20;

    @TempDir
    private Path folder;

    private Run verify(String... contents) throws IOException {
        var arguments = new ArrayList<>(List.of("verify", "--csv"));
        for (var content : contents) {
            var file = Files.writeString(folder.resolve(arguments.size() + ".csv"), content);
            arguments.add(file.toString());
        }
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    @DisplayName("INFRA-CRED-520 an untouched history is whole, whatever its references look like")
    void untouched() throws IOException {
        var run = verify(Histories.file(Histories.lines(ENTRIES)));

        assertThat(run.code()).isZero();
        assertThat(run.findings()).containsExactly("entries: 20, from seq 1 to 20: each follows the one before it");
        assertThat(verify(Histories.file(List.of())).findings()).containsExactly("no entries, nothing to check");
    }

    /** Changes of the lines of a history, newest first, and what the check finds. */
    private record Case(String said, UnaryOperator<List<String>> damage) {

        @Override
        public String toString() {
            return said;
        }
    }

    /** The entry with seq n stands in line 22 - n: after a header, and newest first. */
    static List<Case> cases() {
        return List.of(
                new Case("line 14, seq 8: the balance after is 92, expected 93", edit(8, ",-2,92,", ",-1,92,")),
                new Case("line 14, seq 8: the hash is", edit(8, ",plain,", ",plane,")),
                new Case("line 14, seq 8: the hash is", edit(8, "2026-01-07", "2026-01-08")),
                new Case("line 14, seq 8: the hash is", edit(8, "web_search", "build_iteration")),
                new Case("line 14, seq 8: the hash is", edit(8, "txn_AAAA", "txn_AAAB")),
                new Case("line 14, seq 8: the hash is AA", edit(8, "Z,.{6}", "Z,AAAAAA")),
                new Case("line 13, seq 9: the seq is 9, expected 8", without(8)),
                new Case("line 14, seq 9: the seq is 9, expected 8", swapped(8, 9)),
                new Case("line 14, seq 8: the seq is 8, expected 9", doubled(8)),
                new Case("line 21, seq 1: the hash is", edit(1, "2026-01-07", "2026-01-06")));
    }

    private static UnaryOperator<List<String>> edit(int seq, String from, String to) {
        return lines -> {
            var edited = lines.get(ENTRIES - seq).replaceFirst(from, to);
            assertThat(edited).isNotEqualTo(lines.set(ENTRIES - seq, edited));
            return lines;
        };
    }

    private static UnaryOperator<List<String>> without(int seq) {
        return lines -> {
            lines.remove(ENTRIES - seq);
            return lines;
        };
    }

    private static UnaryOperator<List<String>> swapped(int one, int other) {
        return lines -> {
            Collections.swap(lines, ENTRIES - one, ENTRIES - other);
            return lines;
        };
    }

    private static UnaryOperator<List<String>> doubled(int seq) {
        return lines -> {
            lines.add(ENTRIES - seq, lines.get(ENTRIES - seq));
            return lines;
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    @DisplayName("INFRA-CRED-521 a changed, removed, swapped or added row is told by its line, with what does not fit")
    void damaged(Case damaged) throws IOException {
        var run = verify(Histories.file(damaged.damage.apply(Histories.lines(ENTRIES))));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.findings()).anySatisfy(line -> assertThat(line).contains(damaged.said));
        assertThat(run.findings().getLast()).endsWith("not a whole, unchanged history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "seq,id\r\n", "id;seq;type\r\n1;2;3\r\n", "\"not closed"})
    @DisplayName("INFRA-CRED-522 what is no history is not checked, and it is said why")
    void noHistory(String content) throws IOException {
        var run = verify(content);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.findings()).isEmpty();
        assertThat(run.people()).isNotEmpty();
    }

    @Test
    @DisplayName("INFRA-CRED-523 a row that is none is named by its line")
    void noRow() throws IOException {
        assertThat(verify(Histories.HEADER + "\r\n1,2\r\n").people())
                .singleElement()
                .asString()
                .endsWith("line 2: a row has 10 cells, this one 2");
        assertThat(verify(Histories.HEADER + "\r\na,b,c,d,1,1,g,h,i,j\r\n").people())
                .singleElement()
                .asString()
                .endsWith("line 2: seq is no number: b");
        assertThat(Run.of("verify", "--csv", folder.resolve("missing.csv").toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    @DisplayName("INFRA-CRED-524 pages in one file or in several, in any order, are one history")
    void pages() throws IOException {
        var lines = Histories.lines(ENTRIES);
        var newer = Histories.file(lines.subList(0, 8));
        var older = Histories.file(lines.subList(8, ENTRIES));

        assertThat(verify(newer + older).code()).isZero();
        assertThat(verify(older, newer).code()).isZero();
        assertThat(verify(newer, older).findings())
                .containsExactly("entries: 20, from seq 1 to 20: each follows the one before it");
        assertThat(verify(newer, Histories.file(lines.subList(9, ENTRIES))).code())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-CRED-525 a history that begins later is checked from its oldest entry on, and says so")
    void beginsLater() throws IOException {
        var lines = Histories.lines(ENTRIES).subList(0, 10);

        var run = verify(Histories.file(lines));

        assertThat(run.code()).isZero();
        assertThat(run.findings())
                .containsExactly(
                        "the oldest entry here is seq 11: it is taken as it is, and all after it is checked from it on",
                        "entries: 10, from seq 11 to 20: each follows the one before it");
        lines.set(8, lines.get(8).replace("2026", "2025"));
        assertThat(verify(Histories.file(lines)).code()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "INFRA-CRED-526 the example of docs/ledger-history.md is whole, and its hash is that of the lines it shows")
    void document() throws IOException {
        var document = Files.readString(Path.of("../../docs/ledger-history.md"));
        var csv = block(document, "csv");
        var lines = List.of(block(document, "text").split("\n", -1));

        assertThat(verify(csv.replace("\n", "\r\n") + "\r\n").findings())
                .containsExactly("entries: 3, from seq 1 to 3: each follows the one before it");
        assertThat(csv)
                .contains(Histories.hash(lines.getFirst(), lines.subList(1, lines.size())))
                .contains(lines.get(1) + ",2,consume,");
    }

    private static String block(String document, String language) {
        var start = document.indexOf("```" + language + "\n") + language.length() + 4;
        return document.substring(start, document.indexOf("\n```", start));
    }
}
