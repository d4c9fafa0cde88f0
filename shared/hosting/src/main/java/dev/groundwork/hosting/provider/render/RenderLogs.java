package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.HostingProvider.Log;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.RestApi;
import dev.groundwork.kernel.ProductClock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Logs at Render. A cursor is {@code <time>/<id>}, the line that the part begins with, or {@code <time>/} where Render only says a time;
 * lines of one moment are told apart by their ids.
 */
final class RenderLogs {

    /** Render answers at most this many lines. */
    private static final int PAGE = 100;

    /** The longest time that Render's cheaper plans keep lines; without a start it would answer one hour only. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final RenderApi api;
    private final ProductClock clock;

    RenderLogs(RenderApi api, ProductClock clock) {
        this.api = api;
        this.clock = clock;
    }

    private record Place(Instant time, String id) {

        static Place of(String cursor) {
            var slash = cursor.indexOf('/');
            return new Place(
                    Instant.parse(slash < 0 ? cursor : cursor.substring(0, slash)),
                    slash < 0 ? "" : cursor.substring(slash + 1));
        }

        static Place of(RenderJson.Line line) {
            return new Place(instant(line.timestamp()), line.id());
        }

        @Override
        public String toString() {
            return time + "/" + id;
        }
    }

    ProviderOutcome<Log> read(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        var from = cursor.map(Place::of)
                .orElseGet(() -> new Place(since.orElseGet(() -> clock.instant().minus(KEPT)), ""));
        return api.owner()
                .flatMap(owner -> api.calls()
                        .get(
                                "/logs?ownerId=" + RestApi.escaped(owner)
                                        + "&resource=" + RestApi.escaped(service.value())
                                        + "&type=" + (type == LogType.BUILD ? "build" : "app")
                                        + "&direction=forward&limit=" + PAGE
                                        + "&startTime="
                                        + RestApi.escaped(from.time().toString())
                                        + "&endTime="
                                        + RestApi.escaped(clock.instant().toString()),
                                RenderJson.Lines.class))
                .map(lines -> part(lines, from, limit));
    }

    private static Log part(RenderJson.Lines lines, Place from, int limit) {
        var all = lines.logs();
        var first = all.stream().map(Place::of).toList().indexOf(from);
        var rest = all.subList(Math.max(first, 0), all.size());
        var part = rest.stream().limit(limit).map(RenderLogs::line).toList();
        return new Log(
                part, next(lines, rest.size() > part.size() ? Optional.of(rest.get(part.size())) : Optional.empty()));
    }

    /** The next part begins with the first line that has no place in this one, or where Render says. */
    private static Optional<String> next(RenderJson.Lines lines, Optional<RenderJson.Line> left) {
        return left.map(line -> Place.of(line).toString())
                .or(() -> Optional.ofNullable(lines.nextStartTime())
                        .filter(time -> lines.hasMore())
                        .map(time -> new Place(instant(time), "").toString()));
    }

    private static LogLine line(RenderJson.Line line) {
        var place = Place.of(line);
        return new LogLine(place.time(), line.message(), place.toString());
    }

    private static Instant instant(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
