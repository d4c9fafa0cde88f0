package dev.groundwork.bench;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.groundwork.http.ApiFunction;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.TestContext;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The real handler between the serializers of Lambda's own runtime: the bytes of an event in, the bytes of an answer out. */
final class Lambda implements AutoCloseable {

    private final ApiFunction handler;
    private final PojoSerializer<APIGatewayV2HTTPEvent> events =
            LambdaEventSerializers.serializerFor(APIGatewayV2HTTPEvent.class, Lambda.class.getClassLoader());
    private final PojoSerializer<APIGatewayV2HTTPResponse> answers =
            JacksonFactory.getInstance().getSerializer(APIGatewayV2HTTPResponse.class);

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
        var answer = handler.handleRequest(events.fromJson(new ByteArrayInputStream(event)), new TestContext());
        answers.toJson(answer, OutputStream.nullOutputStream());
        var body = answer.getBody();
        return new Answer(answer.getStatusCode(), body == null ? "" : body);
    }

    @Override
    public void close() {
        handler.close();
    }
}
