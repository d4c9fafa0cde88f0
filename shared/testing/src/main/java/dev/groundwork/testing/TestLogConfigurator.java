package dev.groundwork.testing;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.groundwork.runtime.LogConfigurator;

/**
 * The log of a test run, before that of the functions: errors, but for those of loggers that a test captures. Every other line reaches the appenders of
 * tests only.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class TestLogConfigurator extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        var lines = new ConsoleAppender<ILoggingEvent>();
        var errors = new UncapturedErrors();
        errors.setContext(context);
        errors.start();
        lines.addFilter(errors);
        return LogConfigurator.configure(context, lines);
    }
}
