package dev.groundwork.localstack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackServerTest {

    private static final HttpLimits LIMITS =
            new HttpLimits(1024, 10, 1000, 100, Duration.ofSeconds(30), Duration.ofMillis(400), Duration.ofMillis(400));
    private static final String GET = "GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final String LAST = "GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private LoopbackServer server;

    LoopbackServerTest() throws IOException {
        server = LoopbackServer.listen(0, LIMITS, LoopbackServerTest::echo);
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Optional<HttpResponse> echo(HttpRequest request) {
        if (request.path().equals("/lost")) {
            return Optional.empty();
        }
        if (request.path().equals("/bug")) {
            throw new IllegalStateException("a bug");
        }
        if (request.path().equals("/long")) {
            return Optional.of(HttpResponse.of(200).with("Content-Length", "300000"));
        }
        if (request.path().equals("/headers")) {
            var lines = request.headers().lines().stream().map(line -> line.name() + "=" + line.value());
            return Optional.of(HttpResponse.of(200, "text/plain", lines.toList().toString()));
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
                .containsIgnoringCase("\r\ncontent-length: 28\r\n")
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
        assertThat(answer).containsIgnoringCase("content-length: ").endsWith("\r\n\r\n");
    }

    @Test
    @DisplayName("INFRA-HOST-690 a HEAD may be told a length whose body was never made")
    void answersHeadWithTheLengthOfAGet() throws IOException {
        // Given / When
        var answer = exchange("HEAD /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answer).containsIgnoringCase("content-length: 300000\r\n").endsWith("\r\n\r\n");
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
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "'GET /\\r\\n\\r\\n', 505",
        "'nonsense\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nX : y\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\n folded\\r\\n\\r\\n', 400",
        "'GET / HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n', 426",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\nab', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n', 400",
        "'POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n', 400",
        "'GET / HTTP/1.1\\r\\nHost: a\\r\\nExpect: a miracle\\r\\n\\r\\n', 417",
        "'OPTIONS * HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n', 400",
    })
    @DisplayName(
            "INFRA-HOST-606 what is no request that everyone reads the same way is refused, and the connection ends")
    void refuses(String text, int status) throws IOException {
        // Given / When
        var answer = exchange(text.replace("\\r", "\r").replace("\\n", "\n"));

        // Then
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("connection: close");
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
        try (var log = new CapturedLog(LoopbackServer.class)) {
            assertThat(exchange(bug + LAST)).startsWith("HTTP/1.1 500 ").contains("GET /last");
            assertThat(log.messages()).containsExactly("SEVERE A request could not be handled: /bug");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-611 a line end in the value of a header does not become a header")
    void keepsHeadersWhole() throws IOException {
        // Given / When
        var answer = exchange(LAST);

        // Then
        assertThat(answer).contains("X-Said: one  X-Forged: two\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a/%zz",
                "/a/%",
                "/a/%2F%2f",
                "/a/../b",
                "/a/./b",
                "//a//b",
                "/a;x=y/b",
                "/a%00b",
                "/a\\b",
                "/a|b{c}",
                "/a/%C3%A4",
                "/%u0041",
                "/%ff"
            })
    @DisplayName("INFRA-HOST-612 path and query are handed over as they were sent")
    void keepsTargets(String target) throws IOException {
        // Given
        var query = "q=%zz&a=b+c&a=%2B&=;&x";

        // When
        var answer = exchange("GET " + target + "?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("GET " + target + " " + query + " from");
    }

    @Test
    @DisplayName("INFRA-HOST-613 headers keep their order, their duplicates and the case of their values")
    void keepsHeaders() throws IOException {
        // Given
        var headers =
                "Host: x\r\nX-b: 1\r\nContent-Type: text/plain;charset=UTF-8\r\nx-B: 2\r\nX-b:\r\nConnection: close\r\n";

        // When
        var answer = exchange("GET /headers HTTP/1.1\r\n" + headers + "\r\n");

        // Then
        assertThat(answer)
                .endsWith("[Host=x, X-b=1, Content-Type=text/plain;charset=UTF-8, x-B=2, X-b=, Connection=close]");
    }

    @Test
    @DisplayName("INFRA-HOST-614 a body in chunks that grows over the limit is 413")
    void refusesChunksOverTheLimit() throws IOException {
        // Given
        var chunks = ("190\r\n" + "x".repeat(400) + "\r\n").repeat(3) + "0\r\n\r\n";

        // When
        var answer = exchange("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413 ").containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nHost: x\r\nX: ",
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n190\r\n"
            })
    @DisplayName("INFRA-HOST-615 bytes that come one after the other gain no time")
    void endsDrippingPeers(String start) throws IOException, InterruptedException {
        try (var slow = new RawPeer(server.port())) {
            // Given
            slow.send(start);

            // When
            var sent = slow.drip(Duration.ofMillis(20));

            // Then: cut off after 400 ms, at most 20 bytes
            assertThat(sent).isLessThan(200);
            assertThat(slow.readAll()).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-616 connections over the limit are closed, and the others go on")
    void limitsConnections() throws IOException {
        var limits =
                new HttpLimits(1024, 10, 1000, 2, Duration.ofSeconds(30), Duration.ofSeconds(9), Duration.ofSeconds(9));
        try (var small = LoopbackServer.listen(0, limits, LoopbackServerTest::echo);
                var first = new RawPeer(small.port());
                var second = new RawPeer(small.port())) {
            small.start();
            assertThat(first.send(GET).readUntil("[]")).startsWith("HTTP/1.1 200");
            assertThat(second.send(GET).readUntil("[]")).startsWith("HTTP/1.1 200");

            // When
            try (var third = new RawPeer(small.port())) {
                assertThat(third.readAll()).isEmpty();
            }

            // Then
            assertThat(first.send(GET).readUntil("[]")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-617 a handler may wait longer than an idle connection lives")
    void waitsForHandlers() throws IOException {
        var release = new CountDownLatch(1);
        var limits = idleFor(Duration.ofMillis(100));
        try (var waiting = waiting(limits, release);
                var peer = new RawPeer(waiting.port())) {
            // Given
            peer.send(LAST);
            assertThat(peer.isSilentFor(Duration.ofMillis(500))).isTrue();

            // When
            release.countDown();

            // Then
            assertThat(peer.readAll()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-618 closing ends what waits without an answer, and gives the port back")
    void closes() throws IOException {
        var never = new CountDownLatch(1);
        RawPeer peer;
        int port;
        try (var waiting = waiting(idleFor(Duration.ofSeconds(30)), never)) {
            // Given
            port = waiting.port();
            peer = new RawPeer(port).send(LAST);
            assertThat(peer.isSilentFor(Duration.ofMillis(200))).isTrue();
        }

        // When / Then
        try (peer;
                var next = LoopbackServer.listen(port, LIMITS, LoopbackServerTest::echo)) {
            assertThat(peer.readAll()).isEmpty();
            assertThat(next.port()).isEqualTo(port);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-619 a port that is taken is an error of its own")
    void refusesATakenPort() {
        assertThatThrownBy(() -> LoopbackServer.listen(server.port(), LIMITS, LoopbackServerTest::echo))
                .isInstanceOf(BindException.class);
    }

    private static HttpLimits idleFor(Duration idle) {
        return new HttpLimits(1024, 10, 1000, 9, idle, Duration.ofSeconds(9), Duration.ofSeconds(9));
    }

    private static LoopbackServer waiting(HttpLimits limits, CountDownLatch release) throws IOException {
        var server = LoopbackServer.listen(0, limits, request -> {
            release.await();
            return echo(request);
        });
        server.start();
        return server;
    }
}
