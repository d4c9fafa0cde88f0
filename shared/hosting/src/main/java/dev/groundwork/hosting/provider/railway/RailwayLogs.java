package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Missing;
import dev.groundwork.hosting.provider.railway.RailwayJson.Line;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Logs at Railway, which are read from a time on. A cursor is {@code deployment|time|n}: the n-th line of that time; so lines of one time are
 * read once each.
 */
final class RailwayLogs {

    /** The most lines that Railway gives at once (schema, buildLogs). */
    private static final int MAX_LINES = 5_000;

    private final RailwayApi api;
    private final RailwayDeploys deploys;
    private final RailwayLifecycle lifecycle;

    RailwayLogs(RailwayApi api, RailwayDeploys deploys, RailwayLifecycle lifecycle) {
        this.api = api;
        this.deploys = deploys;
        this.lifecycle = lifecycle;
    }

    private record Place(String deploy, Optional<Instant> from, int skip) {

        static Optional<Place> parse(String cursor) {
            var parts = cursor.split("\\|", -1);
            if (parts.length != 3 || !parts[2].matches("\\d{1,6}")) {
                return Optional.empty();
            }
            return instant(parts[1]).map(at -> new Place(parts[0], Optional.of(at), Integer.parseInt(parts[2])));
        }

        String cursor(Instant at, int number) {
            return deploy + "|" + at + "|" + number;
        }
    }

    ProviderOutcome<Log> read(RailwayId id, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        var place = cursor.flatMap(Place::parse)
                .<ProviderOutcome<Place>>map(Answered::new)
                .orElseGet(() -> deploy(id, type).map(deploy -> new Place(deploy, since, 0)));
        return place.flatMap(p -> read(p, type, limit));
    }

    /** The build log is the newest deployment's; the runtime log is that of the deployment that serves, or of the newest one. */
    private ProviderOutcome<String> deploy(RailwayId id, LogType type) {
        if (type == LogType.RUNTIME && lifecycle.serving(id) instanceof Answered<RailwayJson.Deployment>(var serving)) {
            return new Answered<>(serving.id());
        }
        return deploys.newest(id)
                .flatMap(newest -> newest.<ProviderOutcome<String>>map(d -> new Answered<>(d.value()))
                        .orElseGet(Missing::new));
    }

    private ProviderOutcome<Log> read(Place place, LogType type, int limit) {
        var variables = new HashMap<String, Object>(Map.of("deploymentId", place.deploy(), "limit", MAX_LINES));
        place.from().ifPresent(from -> variables.put("startDate", from.toString()));
        var document = type == LogType.BUILD ? RailwayDocuments.BUILD_LOG : RailwayDocuments.RUNTIME_LOG;
        return api.object(document, variables)
                .flatMap(data -> RailwayApi.member(data.lines()))
                .map(lines -> page(place, lines, limit));
    }

    private static Log page(Place place, List<Line> lines, int limit) {
        var numbered = numbered(place, lines);
        int first = place.skip() == 0 ? 0 : firstAfter(place, numbered);
        int end = Math.min(numbered.size(), first + limit);
        return new Log(
                numbered.subList(first, end),
                end == numbered.size()
                        ? Optional.empty()
                        : Optional.of(numbered.get(end).cursor()));
    }

    private static int firstAfter(Place place, List<LogLine> numbered) {
        var before = numbered.stream()
                .takeWhile(line -> place.from().filter(line.time()::equals).isPresent())
                .count();
        return Math.toIntExact(Math.min(place.skip(), before));
    }

    private static List<LogLine> numbered(Place place, List<Line> lines) {
        var sorted = new ArrayList<LogLine>();
        int number = 0;
        for (var line : sorted(place, lines)) {
            var isSame = !sorted.isEmpty() && sorted.getLast().time().equals(line.time());
            number = isSame ? number + 1 : 0;
            sorted.add(new LogLine(line.time(), line.message(), place.cursor(line.time(), number)));
        }
        return sorted;
    }

    private static List<LogLine> sorted(Place place, List<Line> lines) {
        return lines.stream()
                .flatMap(line -> instant(line.timestamp()).map(at -> new LogLine(at, line.message(), "")).stream())
                .filter(line -> place.from().filter(line.time()::isBefore).isEmpty())
                .sorted(Comparator.comparing(LogLine::time))
                .toList();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
