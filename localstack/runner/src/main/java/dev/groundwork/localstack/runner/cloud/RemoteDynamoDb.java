package dev.groundwork.localstack.runner.cloud;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** DynamoDB at another address that speaks its protocol; requests are handed on as they are. */
public final class RemoteDynamoDb implements CloudService, AutoCloseable {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int UNAVAILABLE = 503;

    private final URI url;
    private final HttpClient client;

    /** The one at this address. */
    public RemoteDynamoDb(URI url) {
        this.url = url;
        this.client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        var onward = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", CONTENT_TYPE)
                .header("X-Amz-Target", request.header("x-amz-target"))
                .header("Authorization", authorization(request))
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
        try {
            var answer = client.send(onward, BodyHandlers.ofByteArray());
            return new CloudResponse(answer.statusCode(), Map.of("Content-Type", CONTENT_TYPE), answer.body());
        } catch (IOException e) {
            return CloudResponse.text(
                    UNAVAILABLE,
                    CONTENT_TYPE,
                    "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ServiceUnavailable\",\"message\":\"GROUNDWORK_DYNAMODB_URL does not answer\"}");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CloudResponse.text(UNAVAILABLE, CONTENT_TYPE, "{}");
        }
    }

    /** Its stand-ins look at the key and the region at most: one key for all, or each caller would see tables of its own. */
    private static String authorization(CloudRequest request) {
        var date = request.header("x-amz-date");
        return "AWS4-HMAC-SHA256 Credential=groundwork/" + (date.length() < 8 ? "20260101" : date.substring(0, 8))
                + "/eu-central-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
    }

    @Override
    public void close() {
        client.close();
    }
}
