package dev.groundwork.localstack.provider.log;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a log, oldest first.
 *
 * @param lines the lines
 * @param next the sequence that the next part starts at, if there is more now
 */
public record LogPage(List<LogLine> lines, OptionalLong next) {

    public LogPage {
        lines = List.copyOf(lines);
    }
}
