package dev.groundwork.localstack.provider.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.client.HttpClient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ProxyTest {

    /** An app that is one connection: reads a head, hands it on, and answers as the test says. */
    private record OneShot(ServerSocket listener, CompletableFuture<ReceivedHead> asked) implements AutoCloseable {

        @FunctionalInterface
        interface Talk {
            void with(Socket socket) throws IOException;
        }

        static OneShot start(Talk talk) throws IOException {
            var app =
                    new OneShot(new ServerSocket(0, 8, InetAddress.ofLiteral("127.0.0.1")), new CompletableFuture<>());
            Thread.ofVirtual().start(() -> app.serve(talk));
            return app;
        }

        private void serve(Talk talk) {
            try (var socket = listener.accept()) {
                asked.complete(ReceivedHead.read(socket.getInputStream()));
                talk.with(socket);
            } catch (IOException e) {
                asked.completeExceptionally(e);
            }
        }

        ServicePort servicePort() throws IOException {
            return ServicePort.open(0, 8, new Target.App((InetSocketAddress) listener.getLocalSocketAddress()));
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    @DisplayName("INFRA-HOST-770 fields of one hop stay on it, and a client cannot claim to be another")
    void headers() throws IOException {
        try (var app = OneShot.start(s -> write(
                        s, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nKeep-Alive: timeout=5\r\nX-App: 1\r\n\r\nhi"));
                var servicePort = app.servicePort()) {

            var answer = RawClient.ask(servicePort.port(), RawClient.crlf("""
                            GET /a?b=%20 HTTP/1.1
                            Host: app.test
                            X-Forwarded-For: 6.6.6.6
                            Forwarded: for=6.6.6.6
                            Connection: close, X-Secret
                            X-Secret: 1
                            TE: trailers
                            X-Own: 2

                            """));

            var head = app.asked().join();
            assertThat(head.first()).isEqualTo("GET /a?b=%20 HTTP/1.1");
            assertThat(head.all("Host")).containsExactly("app.test");
            assertThat(head.all("X-Forwarded-For")).containsExactly("127.0.0.1");
            assertThat(head.all("X-Forwarded-Proto")).containsExactly("http");
            assertThat(head.all("X-Forwarded-Host")).containsExactly("app.test");
            assertThat(head.all("Forwarded")).isEmpty();
            assertThat(head.all("X-Secret")).isEmpty();
            assertThat(head.all("TE")).isEmpty();
            assertThat(head.all("X-Own")).containsExactly("2");
            assertThat(answer.body()).isEqualTo("hi");
            assertThat(answer.header("X-App")).isEqualTo("1");
            assertThat(answer.header("Keep-Alive")).isEmpty();
        }
    }

    @Test
    @DisplayName("INFRA-HOST-771 what an app has sent of an answer arrives before it sends the rest")
    void streaming() throws IOException {
        var seen = new CompletableFuture<Boolean>();
        try (var app = OneShot.start(s -> {
                    write(s, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nfirst\n");
                    seen.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
                    write(s, "second\n");
                });
                var servicePort = app.servicePort();
                var client = RawClient.open(servicePort.port())) {
            write(client, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            var text = new StringBuilder();
            while (text.indexOf("first") < 0) {
                text.append((char) client.getInputStream().read());
            }
            seen.complete(true);

            var rest = new String(client.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(rest).contains("second").endsWith("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-772 a body in chunks reaches the app whole, and the connection serves the next request")
    void upload() throws IOException {
        var body = new CompletableFuture<String>();
        try (var app = OneShot.start(s -> {
                    body.complete(ReceivedHead.chunks(s.getInputStream()));
                    write(s, "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
                });
                var servicePort = app.servicePort();
                var client = RawClient.open(servicePort.port())) {
            write(
                    client,
                    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\n\r\n");
            assertThat(body.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join())
                    .isEqualTo("hello world");
            servicePort.switchTo(new Target.Nothing("over"));
            write(client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");

            var text = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).startsWith("HTTP/1.1 201 Created").contains("\r\n\r\n2\r\nok\r\n0\r\n\r\nHTTP/1.1 503");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-773 an app that changes protocols gets a tunnel: WebSockets work")
    void upgrade() throws IOException {
        try (var app = OneShot.start(s -> {
                    write(s, "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
                    var word = new String(s.getInputStream().readNBytes(4), StandardCharsets.US_ASCII);
                    write(s, word + word);
                });
                var servicePort = app.servicePort();
                var client = RawClient.open(servicePort.port())) {
            write(
                    client,
                    "GET /ws HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\r\nping");

            var text = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(text)
                    .startsWith("HTTP/1.1 101")
                    .contains("Upgrade: websocket")
                    .endsWith("pingping");
            assertThat(app.asked().join().all("Upgrade")).containsExactly("websocket");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-774 a request on whose end two readers could disagree is refused and reaches no app")
    void smuggling() throws IOException {
        for (var head : new String[] {
            "Host: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked",
            "Host: x\r\nContent-Length: 4\r\nContent-Length: 5",
            "Host: x\r\nContent-Length: +4",
            "Host: x\r\nTransfer-Encoding: gzip, chunked",
            "Host: x\r\nTransfer-Encoding : chunked",
            "Host: x\r\n X: folded",
            "Host: x\r\nHost: y",
            "X: no host"
        }) {
            try (var app = OneShot.start(s -> write(s, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
                    var servicePort = app.servicePort()) {
                var answer = RawClient.ask(servicePort.port(), "POST / HTTP/1.1\r\n" + head + "\r\n\r\n");
                assertThat(answer.status()).as(head).isIn(400, 501);
                assertThat(app.asked()).as(head).isNotDone();
            }
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-775 an app that does not answer is 502, and an answer that breaks off is not made to look whole")
    void broken() throws IOException {
        try (var app = OneShot.start(s -> {});
                var servicePort = app.servicePort()) {
            assertThat(RawClient.ask(servicePort.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(502);
        }
        try (var app = OneShot.start(s -> write(s, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhe"));
                var servicePort = app.servicePort()) {
            var text = RawClient.ask(servicePort.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                    .text();
            assertThat(text).startsWith("HTTP/1.1 200").doesNotEndWith("0\r\n\r\n");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-776 a switch leaves requests under way with the old target, which can be waited for")
    void assignment() throws Exception {
        var go = new CompletableFuture<Boolean>();
        try (var app = OneShot.start(s -> {
                    go.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join();
                    write(s, "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nold");
                });
                var servicePort = app.servicePort()) {
            var answer = CompletableFuture.supplyAsync(() -> {
                try {
                    return RawClient.ask(servicePort.port(), "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            app.asked().join();

            var former = servicePort.switchTo(new Target.Nothing("new"));

            assertThat(former.awaitIdle(Duration.ofMillis(50))).isFalse();
            go.complete(true);
            assertThat(former.awaitIdle(Duration.ofSeconds(20))).isTrue();
            assertThat(answer.join().body()).isEqualTo("old");
            assertThat(RawClient.ask(servicePort.port(), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(503);
        }
    }

    @Test
    @DisplayName("INFRA-HOST-777 every port is of 127.0.0.1 only")
    void loopback() throws IOException {
        try (var servicePort = ServicePort.open(0, 8, new Target.Nothing("nothing"))) {
            assertThat(Optional.ofNullable(servicePort.address().getAddress()).map(InetAddress::getHostAddress))
                    .contains("127.0.0.1");
        }
    }

    @Test
    @DisplayName("INFRA-HOST-778 an app is found at IPv6's loopback address too, and its target is not touched")
    void addresses() {
        var app = new InetSocketAddress(InetAddress.ofLiteral("::1"), 3000);

        var request = new AppRequest(new HttpClient(), app, "//a/%zz|?b=[c]");

        assertThat(request.getHost()).contains("0:0:0:0:0:0:0:1");
        assertThat(request.getPort()).isEqualTo(3000);
        assertThat(request.getPath()).isEqualTo("//a/%zz|?b=[c]");
    }
}
