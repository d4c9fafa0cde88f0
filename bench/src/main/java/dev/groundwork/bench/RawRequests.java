package dev.groundwork.bench;

import dev.groundwork.testing.Engine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The bytes that the SDK's client writes for a call, its signature included, as a {@link RawConnection} sends them. The client asks nobody:
 * what stands in for its HTTP client writes down the request and answers with an empty object.
 */
final class RawRequests implements SdkHttpClient {

    private static final SdkHttpResponse OK =
            SdkHttpResponse.builder().statusCode(200).build();
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

    private final List<byte[]> written = new ArrayList<>();

    private RawRequests() {}

    /** The requests of each operation. */
    static List<List<byte[]>> of(List<List<SdkRequest>> steps) {
        var recorder = new RawRequests();
        try (var client = DynamoDbClient.builder()
                .endpointOverride(Engine.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .httpClient(recorder)
                .build()) {
            return steps.stream().map(step -> recorder.take(client, step)).toList();
        }
    }

    private List<byte[]> take(DynamoDbClient client, List<SdkRequest> step) {
        step.forEach(call -> RecordedCalls.send(client, call));
        var taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        written.add(bytes(request));
        return new ExecutableHttpRequest() {

            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(OK)
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(NOTHING)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    private static byte[] bytes(HttpExecuteRequest request) {
        var http = request.httpRequest();
        var head = new StringBuilder("POST / HTTP/1.1\r\n");
        http.forEachHeader((name, values) -> values.forEach(
                value -> head.append(name).append(": ").append(value).append("\r\n")));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        try (var body = request.contentStreamProvider().orElseThrow().newStream()) {
            body.transferTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {}
}
