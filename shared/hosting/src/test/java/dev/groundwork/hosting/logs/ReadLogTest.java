package dev.groundwork.hosting.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ReadLogTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 1_000_000;

    /**
     * A log as it is read page by page.
     *
     * @param limit the most lines that the reader asks for
     * @param providerPage the most lines that the provider gives
     * @param arriving how many lines are written between two pages
     * @param kept how many lines the provider keeps
     */
    private record Reading(int limit, int providerPage, int arriving, int kept) {}

    @Property(tries = 60)
    @Label("INFRA-HOST-711 whatever is written, pages have each kept line once, in order, within their lines and bytes")
    void pages(@ForAll @From("logs") List<String> lines, @ForAll @From("readings") Reading reading)
            throws JsonProcessingException {
        var app = new LoggedApp();
        app.hosting.provider.logPage(reading.providerPage());
        var unwritten = new ArrayDeque<>(lines);
        app.write(unwritten, lines.size() * 3 / 4, reading.kept());
        var seen = new ArrayList<Integer>();
        var next = Optional.<String>empty();
        do {
            var page = app.read(Optional.empty(), next, reading.limit());
            assertThat(page.lines()).hasSizeLessThanOrEqualTo(reading.limit());
            assertThat(bytes(page)).isLessThanOrEqualTo(MAX_BYTES);
            page.lines().forEach(line -> seen.add(Integer.parseInt(line.cursor())));
            next = page.next();
            if (next.isPresent()) {
                app.write(unwritten, reading.arriving(), reading.kept());
            }
        } while (next.isPresent());

        assertThat(seen).isSorted().doesNotHaveDuplicates();
        assertThat(seen).containsAll(app.hosting.provider.logCursors());
        if (reading.kept() >= lines.size()) {
            assertThat(seen).hasSize(lines.size() - unwritten.size());
        }
    }

    @Provide
    Arbitrary<List<String>> logs() {
        var parts =
                Arbitraries.of("x", "ü", "\u20ac", "\ud83d\ude00", "\"", "\\", "\t", "\u0007", "\u001b[31m", "\ud800");
        var lengths = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0)), Tuple.of(2, upTo(200)), Tuple.of(3, upTo(9_000)));
        return Combinators.combine(parts, lengths)
                .as(String::repeat)
                .list()
                .ofMaxSize(600)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Reading> readings() {
        return Combinators.combine(upTo(999), upTo(1_999), upTo(20), upTo(900))
                .as((limit, page, arriving, kept) -> new Reading(limit + 1, page + 1, arriving, kept + 20));
    }

    /** Numbers of which none is likelier than another, so that long logs, lines and pages come as often as short ones. */
    private static Arbitrary<Integer> upTo(int most) {
        return Arbitraries.integers().between(0, most).withDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 100)
    @Label("INFRA-HOST-712 since is inclusive on every page")
    void since(@ForAll @IntRange(max = 60) int first, @ForAll @IntRange(min = 1, max = 20) int limit) {
        var app = new LoggedApp();
        for (int i = 0; i < 60; i++) {
            app.hosting.provider.write(app.start.plusSeconds(i), "line " + i);
        }
        var seen = new ArrayList<String>();
        var next = Optional.<String>empty();
        do {
            var page = app.read(Optional.of(app.start.plusSeconds(first)), next, limit);
            page.lines().forEach(line -> seen.add(line.message()));
            next = page.next();
        } while (next.isPresent());

        assertThat(seen).hasSize(60 - first);
        assertThat(seen.stream().findFirst()).isEqualTo(first < 60 ? Optional.of("line " + first) : Optional.empty());
    }

    @Test
    @DisplayName("INFRA-HOST-713 a long line is cut between characters, and a blank one is a line")
    void longLine() {
        var app = new LoggedApp();
        app.write("x" + "\ud83d\ude00".repeat(5_000));
        app.write("");

        var lines = app.read(Optional.empty(), Optional.empty(), 10).lines();

        assertThat(lines).extracting(LogLine::message).containsExactly("x" + "\ud83d\ude00".repeat(4_095) + "…", "");
    }

    /** An app whose log is written and read. */
    private static final class LoggedApp {

        final InMemoryHosting hosting = new InMemoryHosting();
        final AppId id = hosting.deployedApp();
        final Instant start = hosting.clock.instant();
        final ReadLog readLog = new ReadLog(
                hosting.registry,
                new HostingProviders(List.of(hosting.provider), ProviderName.LOCAL),
                app -> List.of());

        void write(String message) {
            hosting.provider.write(start, message);
        }

        void write(ArrayDeque<String> unwritten, int count, int kept) {
            for (int i = 0; i < count && !unwritten.isEmpty(); i++) {
                write(unwritten.remove());
            }
            hosting.provider.keepLog(kept);
        }

        Log read(Optional<Instant> since, Optional<String> cursor, int limit) {
            var outcome = readLog.read(hosting.owner, id, LogType.RUNTIME, since, cursor, limit);
            assertThat(outcome).isInstanceOf(ReadLog.Outcome.Read.class);
            return ((ReadLog.Outcome.Read) outcome).log();
        }
    }

    /** The bytes of an answer with these lines, as Jackson writes it. */
    private static int bytes(Log page) throws JsonProcessingException {
        return JSON.writeValueAsBytes(page.lines().stream()
                        .map(line ->
                                Map.of("time", line.time().toString(), "type", "runtime", "message", line.message()))
                        .toList())
                .length;
    }
}
