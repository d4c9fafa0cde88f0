package dev.groundwork.auth;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.groundwork.runtime.JsonLineEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Every line that the process logs while this is open, as the functions write it. Lines of tests in parallel are among them. */
public final class LogLines implements AutoCloseable {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Tap tap = new Tap();

    public LogLines() {
        tap.start();
        root.addAppender(tap);
    }

    /** All lines so far. */
    public List<String> all() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.detachAppender(tap);
        tap.stop();
    }

    private final class Tap extends AppenderBase<ILoggingEvent> {

        private final JsonLineEncoder encoder = new JsonLineEncoder();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        }
    }
}
