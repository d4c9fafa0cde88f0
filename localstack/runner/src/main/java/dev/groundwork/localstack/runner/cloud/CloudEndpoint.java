package dev.groundwork.localstack.runner.cloud;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The one address behind every {@code AWS_ENDPOINT_URL_…}. */
public final class CloudEndpoint implements AutoCloseable {

    /** Enough for the largest upload that the product takes. */
    private static final int MAX_BODY = 64 * 1024 * 1024;

    private static final List<String> VARIABLES = List.of(
            "AWS_ENDPOINT_URL_DYNAMODB",
            "AWS_ENDPOINT_URL_SES",
            "AWS_ENDPOINT_URL_SECRETS_MANAGER",
            "AWS_ENDPOINT_URL_SQS",
            "AWS_ENDPOINT_URL_EVENTBRIDGE",
            "AWS_ENDPOINT_URL_S3");

    /** Answers calls. */
    @FunctionalInterface
    public interface Calls {

        /** The answer, or nothing where it is lost: the connection then ends without one. */
        Optional<CloudResponse> answer(CloudCall call) throws InterruptedException;
    }

    private final LoopbackServer server;
    private volatile Calls calls = call -> Optional.empty();

    /** Takes a free port; answers once it is started. */
    public CloudEndpoint() throws IOException {
        server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_BODY), this::answer);
    }

    /** Returns the base URL at which it answers. */
    public String url() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The SDK's own variables that lead here. */
    public List<String> variables() {
        return VARIABLES;
    }

    /** Begins to answer. */
    public void start(Calls answering) {
        calls = answering;
        server.start();
    }

    private Optional<HttpResponse> answer(HttpRequest request) throws InterruptedException {
        var query = request.query().isEmpty() ? null : request.query();
        var call = CloudCall.of(CloudRequest.of(
                request.method(), request.path(), query, request.headers().byName(), request.body()));
        return calls.answer(call).map(Responses::of);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
