package dev.groundwork.runtime;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.groundwork.kernel.ProductClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * One log line = one JSON object: {@code level, time, message}, then the event's own pairs. Times are the product clock's. A throwable is
 * told by class and frames, never by its message, which may quote what a caller sent.
 */
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final int MAX_FRAMES = 30;
    private static final byte[] NONE = new byte[0];

    private final JsonFactory json = new JsonFactory();
    private final ProductClock clock = ProductClockFactory.fromEnvironment();

    @Override
    public byte[] headerBytes() {
        return NONE;
    }

    @Override
    public byte[] footerBytes() {
        return NONE;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream(256);
        try (var out = json.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("level", event.getLevel().toString());
            out.writeStringField("time", clock.instant().toString());
            out.writeStringField("message", event.getFormattedMessage());
            out.writeStringField("logger", event.getLoggerName());
            writePairs(out, event.getKeyValuePairs());
            writeThrowable(out, event.getThrowableProxy());
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
        return line.toByteArray();
    }

    private void writePairs(JsonGenerator out, @Nullable List<KeyValuePair> pairs) throws IOException {
        if (pairs == null) {
            return;
        }
        for (var pair : pairs) {
            switch (pair.value) {
                case null -> out.writeNullField(pair.key);
                case Long l -> out.writeNumberField(pair.key, l);
                case Integer i -> out.writeNumberField(pair.key, i);
                case Boolean b -> out.writeBooleanField(pair.key, b);
                case EmbeddedMetrics metrics -> {
                    out.writeFieldName(pair.key);
                    writeMetrics(out, metrics);
                }
                case Object other -> out.writeStringField(pair.key, other.toString());
            }
        }
    }

    private void writeMetrics(JsonGenerator out, EmbeddedMetrics metrics) throws IOException {
        out.writeStartObject();
        out.writeNumberField("Timestamp", clock.instant().toEpochMilli());
        out.writeArrayFieldStart("CloudWatchMetrics");
        out.writeStartObject();
        out.writeStringField("Namespace", metrics.namespace());
        out.writeArrayFieldStart("Dimensions");
        out.writeStartArray();
        out.writeString(metrics.dimension());
        out.writeEndArray();
        out.writeEndArray();
        out.writeArrayFieldStart("Metrics");
        for (var count : metrics.counts()) {
            out.writeStartObject();
            out.writeStringField("Name", count);
            out.writeStringField("Unit", "Count");
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void writeThrowable(JsonGenerator out, @Nullable IThrowableProxy thrown) throws IOException {
        if (thrown == null) {
            return;
        }
        out.writeArrayFieldStart("thrown");
        for (var t = thrown; t != null; t = t.getCause()) {
            out.writeString(t.getClassName());
            var frames = t.getStackTraceElementProxyArray();
            for (int i = 0; i < Math.min(MAX_FRAMES, frames.length); i++) {
                out.writeString(frames[i].getSTEAsString());
            }
        }
        out.writeEndArray();
    }
}
