package dev.groundwork.localstack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackServerTest {

    private static final HttpLimits LIMITS =
            new HttpLimits(1024, 10, 1000, 100, Duration.ofSeconds(30), Duration.ofMillis(400), Duration.ofMillis(400));
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private LoopbackServer server;

    LoopbackServerTest() throws IOException {
        server = LoopbackServer.listen(0, LIMITS, InstantSource.system(), LoopbackServerTest::echo);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static Optional<HttpResponse> echo(HttpRequest request) {
        if (request.path().equals("/lost")) {
            return Optional.empty();
        }
        if (request.path().equals("/bug")) {
            throw new IllegalStateException("a bug");
        }
        var said = request.method() + " " + request.path() + " " + request.query() + " from " + request.peer() + " ["
                + new String(request.body(), StandardCharsets.ISO_8859_1) + "]";
        return Optional.of(HttpResponse.of(200, "text/plain", said).with("X-Said", "one\r\nX-Forged: two"));
    }

    private String exchange(String text) throws IOException {
        try (var peer = new RawPeer(server.port())) {
            return peer.send(text).readAll();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-600 a request is answered with head, date and length, and without the name of a server")
    void answersARequest() throws IOException {
        // Given / When
        var answer = exchange(LAST);

        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 200 ")
                .containsIgnoringCase("\r\ndate: ")
                .contains("\r\ncontent-length: 28\r\n")
                .endsWith("\r\n\r\nGET /last  from 127.0.0.1 []")
                .doesNotContainIgnoringCase("\r\nserver:");
    }

    @Test
    @DisplayName("INFRA-HOST-601 requests sent ahead on one connection are answered in their order")
    void answersPipelinedRequests() throws IOException {
        // Given
        var post = "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc";

        // When
        var answer = exchange(GET + post + LAST);

        // Then
        assertThat(answer).containsSubsequence("GET /a b=c ", "POST /p ", "[abc]", "GET /last ");
    }

    @Test
    @DisplayName("INFRA-HOST-602 a HEAD is told the length and sent no body")
    void answersHeadWithoutABody() throws IOException {
        // Given / When
        var answer = exchange("HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answer).contains("content-length: ").endsWith("\r\n\r\n");
    }

    @Test
    @DisplayName("INFRA-HOST-603 a chunked body is read whole, trailers included")
    void readsChunks() throws IOException {
        // Given / When
        var answer = exchange("POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n" + LAST);

        // Then
        assertThat(answer).contains("[abcde]").contains("GET /last");
    }

    @Test
    @DisplayName("INFRA-HOST-604 a peer that waits for 100-continue gets it, then its answer")
    void continues() throws IOException {
        try (var peer = new RawPeer(server.port())) {
            // Given
            peer.send(
                    "POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");

            // When
            var interim = peer.readUntil("\r\n\r\n");
            var answer = peer.send("ok").readAll();

            // Then
            assertThat(interim).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(answer).endsWith("[ok]");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-605 a body over the limit is 413 before it is sent, also for a peer that waits for 100-continue")
    void refusesABodyThatIsTooLarge() throws IOException {
        // Given
        var head = "POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n";

        // When
        var answer = exchange(head);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("connection: close");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "'GET /\\r\\n\\r\\n', 400",
        "'nonsense\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nX : y\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\n folded\\r\\n\\r\\n', 400",
        "'GET / HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n', 505",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n', 501",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n', 413",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nfffffff\\r\\n', 413",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nExpect: a miracle\\r\\n\\r\\n', 417",
        "'OPTIONS * HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n', 400",
    })
    @DisplayName(
            "INFRA-HOST-606 what is no request that everyone reads the same way is refused, and the connection ends")
    void refuses(String text, int status) throws IOException {
        // Given / When
        var answer = exchange(text.replace("\\r", "\r").replace("\\n", "\n"));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("connection: close");
    }

    @Test
    @DisplayName("INFRA-HOST-607 heads without an end are 431 and 414")
    void refusesEndlessHeads() throws IOException {
        // Given
        var long1 = "GET /" + "a".repeat(2000) + " HTTP/1.1\r\n";
        var many = "GET / HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(10) + "\r\n";

        // When / Then
        assertThat(exchange(long1)).startsWith("HTTP/1.1 414 ");
        assertThat(exchange(many)).startsWith("HTTP/1.1 431 ");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-608 a peer that sends byte after byte is cut off when its time is over, and others are served meanwhile")
    void endsSlowPeers() throws IOException {
        try (var slow = new RawPeer(server.port())) {
            // Given
            slow.send("GET / HT");

            // When
            var other = exchange(LAST);
            var answer = slow.readAll();

            // Then
            assertThat(other).startsWith("HTTP/1.1 200 ");
            assertThat(answer).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-609 the peer's address is the one that it has")
    void tellsThePeer() throws IOException {
        try (var peer = new RawPeer(server.port(), "127.3.4.5")) {
            // Given / When
            var answer = peer.send(LAST).readAll();

            // Then
            assertThat(answer).contains("from 127.3.4.5 ");
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-610 a lost answer ends the connection without a byte; a bug in a handler is a 500 and the connection goes on")
    void losesAnswersAndSurvivesBugs() throws IOException {
        // Given
        var lost = "GET /lost HTTP/1.1\r\nHost: x\r\n\r\n";
        var bug = "GET /bug HTTP/1.1\r\nHost: x\r\n\r\n";

        // When / Then
        assertThat(exchange(lost)).isEmpty();
        assertThat(exchange(bug + LAST)).startsWith("HTTP/1.1 500 ").contains("GET /last");
    }

    @Test
    @DisplayName("INFRA-HOST-611 a line end in the value of a header does not become a header")
    void keepsHeadersWhole() throws IOException {
        // Given / When
        var answer = exchange(LAST);

        // Then
        assertThat(answer).contains("x-said: one  X-Forged: two\r\n");
    }
}
