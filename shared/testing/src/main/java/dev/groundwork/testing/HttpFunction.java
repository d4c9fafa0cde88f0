package dev.groundwork.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.http.ApiFunction;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A function as Lambda runs it: the bytes of an event into the real handler, and the bytes of its answer out. */
public final class HttpFunction implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PojoSerializer<APIGatewayV2HTTPResponse> ANSWERS =
            JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

    private final ApiFunction handler;

    /** The function of the classes on the class path, in this context. */
    public HttpFunction(ApplicationContext context) {
        this.handler = new ApiFunction(context);
    }

    /** Sends an event and reads the answer. */
    public Answer send(HttpEvent event) {
        return send(event.json());
    }

    /** Sends the JSON text of an event. */
    public Answer send(String event) {
        var answer = new ByteArrayOutputStream();
        try {
            handler.handleRequest(
                    new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), answer, new TestContext());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer(ANSWERS.fromJson(new ByteArrayInputStream(answer.toByteArray())));
    }

    @Override
    public void close() {
        handler.close();
    }

    /**
     * An answer.
     *
     * @param raw as the handler gave it to Lambda
     */
    public record Answer(APIGatewayV2HTTPResponse raw) {

        /** The HTTP status. */
        public int status() {
            return raw.getStatusCode();
        }

        /** The body as text, empty when there is none. */
        public String text() {
            return Optional.ofNullable(raw.getBody()).orElse("");
        }

        /** The body as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(text());
            } catch (IOException e) {
                throw new UncheckedIOException("the body is no JSON: " + text(), e);
            }
        }

        /** A header's value, whatever the case of its name. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(raw.getHeaders()).orElse(Map.of()).entrySet().stream()
                    .filter(e -> e.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        /** The cookies set, as header values. */
        public List<String> cookies() {
            var listed = Optional.ofNullable(raw.getCookies()).orElse(List.of()).stream();
            return Stream.concat(listed, header("Set-Cookie").stream()).toList();
        }
    }
}
