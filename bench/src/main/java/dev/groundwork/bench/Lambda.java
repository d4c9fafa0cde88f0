package dev.groundwork.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.groundwork.http.ApiFunction;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.TestContext;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The real handler as Lambda's own runtime calls it: the bytes of an event in, the bytes of an answer out. */
final class Lambda implements AutoCloseable {

    private static final JsonFactory JSON = new JsonFactory();

    private final ApiFunction handler;

    Lambda(ApplicationContext context) {
        this.handler = new ApiFunction(context);
    }

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param body the HTTP body
     */
    record Answer(int status, String body) {

        /** The same, if its status is this one. */
        Answer expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException("answered " + status + " instead of " + expected + ": " + body);
            }
            return this;
        }
    }

    /** The bytes of an event. */
    static byte[] bytes(HttpEvent event) {
        return event.json().getBytes(StandardCharsets.UTF_8);
    }

    Answer send(byte[] event) {
        var text = new ByteArrayOutputStream();
        try {
            handler.handleRequest(new ByteArrayInputStream(event), text, new TestContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return answer(text.toByteArray());
    }

    private static Answer answer(byte[] text) {
        var status = 0;
        var body = "";
        try (var json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "statusCode" -> status = json.getIntValue();
                    case "body" -> body = json.getText();
                    default -> json.skipChildren();
                }
            }
            return new Answer(status, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        handler.close();
    }
}
