package dev.groundwork.apps.logs;

import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of an app's log, oldest first, as an answer.
 *
 * @param nextCursor the cursor of the next page, null on the last one
 */
@Serdeable
record LogPage(List<Line> items, @Nullable String nextCursor) {

    /** A line of a log. */
    @Serdeable
    record Line(String time, String type, String message) {

        static Line of(LogLine line, LogType type) {
            return new Line(line.time().toString(), text(type), line.message());
        }
    }

    /** Returns a type of log as callers spell it. */
    static String text(LogType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
