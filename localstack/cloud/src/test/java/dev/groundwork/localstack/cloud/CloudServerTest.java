package dev.groundwork.localstack.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class CloudServerTest {

    private static final CloudService NAMED = request -> CloudResponse.text(200, "text/plain", request.caller());

    private static CloudRequest signed(String service) {
        var authorization = "AWS4-HMAC-SHA256 Credential=AuthFunction/20260301/eu-central-1/" + service
                + "/aws4_request, SignedHeaders=host, Signature=0";
        return CloudRequest.of("POST", "/", null, Map.of("Authorization", List.of(authorization)), new byte[0]);
    }

    private static String answer(CloudServices services, CloudRequest request) {
        return new String(services.handle(request).body(), UTF_8);
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-890 a request goes to the service it was signed for, with the access key's id as its caller")
    void dispatch() {
        var services = new CloudServices(Map.of("sqs", NAMED, "ses", request -> CloudResponse.text(200, "t", "ses")));

        assertThat(answer(services, signed("sqs"))).isEqualTo("AuthFunction");
        assertThat(answer(services, signed("ses"))).isEqualTo("ses");
        assertThat(services.handle(signed("lambda")).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("INFRA-AUTH-891 a request that is not signed goes by its target, and without one to S3")
    void unsigned() {
        var services = new CloudServices(Map.of(
                "sqs", request -> CloudResponse.text(200, "t", request.operation()),
                "s3", request -> CloudResponse.text(200, "t", "s3")));
        var target = Map.of("X-Amz-Target", List.of("AmazonSQS.ReceiveMessage"));

        assertThat(answer(services, CloudRequest.of("POST", "/", null, target, new byte[0])))
                .isEqualTo("ReceiveMessage");
        assertThat(answer(services, CloudRequest.of("GET", "/b/k", "a=b", Map.of(), new byte[0])))
                .isEqualTo("s3");
        var presigned = CloudRequest.of(
                "GET", "/", "X-Amz-Credential=K%2F2026%2Feu%2Fs3%2Faws4_request", Map.of(), new byte[0]);
        assertThat(presigned.caller()).isEqualTo("K");
        assertThat(CloudRequest.of("GET", "/", "X-Amz-Credential=%zz", Map.of(), new byte[0])
                        .caller())
                .isEmpty();
    }

    /** Kept, as loggers without a holder are forgotten with their levels. */
    private static final Logger SERVER_LOG = Logger.getLogger(LoopbackServer.class.getName());

    @BeforeAll
    static void silence() {
        SERVER_LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void speak() {
        SERVER_LOG.setLevel(Level.INFO);
    }

    @Test
    @DisplayName("INFRA-AUTH-892 the server hands on the raw path and answers 500 without a word of what broke")
    void server() throws Exception {
        try (var server = CloudServer.start(CloudServerTest::broken);
                var http = HttpClient.newHttpClient()) {
            assertThat(server.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThat(get(http, server.endpoint().resolve("/a%2Fb%20c?x=%26")).body())
                    .isEqualTo("/a%2Fb%20c x=%26");
            var failed = get(http, server.endpoint().resolve("/broken"));
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.body()).doesNotContain("inside");
        }
    }

    private static CloudResponse broken(CloudRequest request) {
        if (request.path().equals("/broken")) {
            throw new IllegalStateException("inside");
        }
        return CloudResponse.text(200, "text/plain", request.path() + " " + request.query());
    }

    private static HttpResponse<String> get(HttpClient http, URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
