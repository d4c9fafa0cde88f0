package dev.groundwork.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * Configures the log of every function: one JSON line to the standard output for each event, from INFO on of our classes and from WARN on of libraries.
 * Logback finds it as a service. It stands in code since a function's start would spend more on reading a file of XML than on all of its logging (ADR 0062).
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        return configure(context, new ConsoleAppender<>());
    }

    /** Configures the same log with an appender that has something of its own, such as a filter. */
    public static ExecutionStatus configure(LoggerContext context, ConsoleAppender<ILoggingEvent> lines) {
        context.getStatusManager().add(new NopStatusListener());
        var encoder = new JsonLineEncoder();
        encoder.setContext(context);
        encoder.start();
        lines.setContext(context);
        lines.setName("LINES");
        lines.setEncoder(encoder);
        lines.start();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(lines);
        context.getLogger("dev.groundwork").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
