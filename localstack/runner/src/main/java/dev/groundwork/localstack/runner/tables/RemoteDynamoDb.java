package dev.groundwork.localstack.runner.tables;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** DynamoDB at another address: requests are signed anew and passed on with their bodies as they are. */
final class RemoteDynamoDb implements CloudService, AutoCloseable {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int UNAVAILABLE = 503;

    private final URI url;
    private final RequestSigner signer;
    private final InstantSource time;
    private final HttpClient client;

    /**
     * @param time the system's, which a signature has to carry
     */
    RemoteDynamoDb(URI url, Credentials credentials, InstantSource time) {
        this.url = url;
        this.signer = new RequestSigner(url, credentials);
        this.time = time;
        this.client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        var onward = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        signer.headers(CONTENT_TYPE, request.header("x-amz-target"), request.body(), time.instant())
                .forEach(onward::header);
        try {
            var answer = client.send(onward.build(), BodyHandlers.ofByteArray());
            return new CloudResponse(answer.statusCode(), Map.of("Content-Type", CONTENT_TYPE), answer.body());
        } catch (IOException e) {
            return unavailable("the endpoint of GROUNDWORK_DYNAMODB_URL does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unavailable("interrupted");
        }
    }

    private static CloudResponse unavailable(String message) {
        return CloudResponse.text(
                UNAVAILABLE,
                CONTENT_TYPE,
                "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ServiceUnavailable\",\"message\":\"" + message + "\"}");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
