package dev.groundwork.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Captures what one class logs, so that a test asserts it and a fault that it injects does not show in the output of the tests. Tests in
 * parallel that provoke lines of the same class capture each other's.
 */
public final class CapturedLog implements AutoCloseable {

    private static final List<String> CAPTURED = new CopyOnWriteArrayList<>();

    private final Logger logger;
    private final Messages messages = new Messages();

    private CapturedLog(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        messages.start();
        CAPTURED.add(name);
        logger.addAppender(messages);
    }

    /** Captures the log of a class until the test closes it. */
    public static CapturedLog of(Class<?> type) {
        return of(type.getName());
    }

    /** Captures the log of a class that the test cannot name, by its full name. */
    public static CapturedLog of(String type) {
        return new CapturedLog(type);
    }

    /** Tells whether a test captures the log of a class. */
    static boolean isCaptured(String type) {
        return CAPTURED.contains(type);
    }

    /** Returns the messages so far. */
    public List<String> messages() {
        return List.copyOf(messages.texts);
    }

    @Override
    public void close() {
        logger.detachAppender(messages);
        messages.stop();
        CAPTURED.remove(logger.getName());
    }

    private static final class Messages extends AppenderBase<ILoggingEvent> {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            texts.add(event.getFormattedMessage());
        }
    }
}
