package dev.groundwork.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Lets only errors pass whose logger no test captures by {@link CapturedLog}: an error that a test run prints is one that no test expects. */
public final class UncapturedErrors extends Filter<ILoggingEvent> {

    @Override
    public FilterReply decide(ILoggingEvent event) {
        var isError = event.getLevel().isGreaterOrEqual(Level.ERROR);
        return isError && !CapturedLog.isCaptured(event.getLoggerName()) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }
}
