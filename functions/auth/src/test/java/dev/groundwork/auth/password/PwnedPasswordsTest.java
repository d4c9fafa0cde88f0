package dev.groundwork.auth.password;

import static dev.groundwork.auth.password.BreachedPasswords.Finding.BREACHED;
import static dev.groundwork.auth.password.BreachedPasswords.Finding.NOT_FOUND;
import static dev.groundwork.auth.password.BreachedPasswords.Finding.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.groundwork.auth.password.BreachedPasswords.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PwnedPasswordsTest {

    /** SHA-1 of "password": 5BAA6 1E4C9B93F3F0682250B6CF8331B7EE68FD8. */
    private static final Password PASSWORD = new Password("password");

    /** An answer that comes at all comes before this, on a busy machine too. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String SUFFIX = "1E4C9B93F3F0682250B6CF8331B7EE68FD8";
    private static final String OTHER = "0018A45C4D1DEF81644B54AB7F969B88D65";

    @Test
    @DisplayName("INFRA-AUTH-321 five digits of the hash go out, with padding asked for, and a hit is a breach")
    void hit() throws IOException {
        var requests = Collections.synchronizedList(new ArrayList<String>());

        var finding = find(exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Add-Padding"));
            answer(exchange, 200, OTHER + ":12\r\n" + SUFFIX + ":3861493\r\n");
        });

        assertThat(finding).isEqualTo(BREACHED);
        assertThat(requests).containsExactly("GET /range/5BAA6 true");
    }

    @Test
    @DisplayName("INFRA-AUTH-322 other suffixes, padding of count 0 and garbage are no breach")
    void noHit() throws IOException {
        assertThat(find(e -> answer(e, 200, OTHER + ":12\r\n"))).isEqualTo(NOT_FOUND);
        assertThat(find(e -> answer(e, 200, SUFFIX + ":0\r\n"))).isEqualTo(NOT_FOUND);
        assertThat(find(e -> answer(e, 200, "<html>" + SUFFIX + "</html>\n\n:\n" + SUFFIX + "\n" + SUFFIX + ":x")))
                .isEqualTo(NOT_FOUND);
        assertThat(find(e -> answer(e, 200, ""))).isEqualTo(NOT_FOUND);
    }

    @Test
    @DisplayName("INFRA-AUTH-323 an error, a redirect and a closed port are an outage")
    void outage() throws IOException {
        assertThat(find(e -> answer(e, 500, SUFFIX + ":1"))).isEqualTo(UNAVAILABLE);
        assertThat(find(e -> {
                    e.getResponseHeaders().set("Location", "/range/5BAA6");
                    answer(e, 302, "");
                }))
                .isEqualTo(UNAVAILABLE);
        assertThat(new PwnedPasswords("http://127.0.0.1:1").find(PASSWORD)).isEqualTo(UNAVAILABLE);
    }

    @Test
    @DisplayName("INFRA-AUTH-324 an answer larger than any honest one is an outage, not a full memory")
    void huge() throws IOException {
        var rows = (OTHER + ":1\r\n").repeat(10_000) + SUFFIX + ":1\r\n";

        assertThat(find(e -> answer(e, 200, rows))).isEqualTo(UNAVAILABLE);
    }

    @Test
    @DisplayName("INFRA-AUTH-325 two seconds are the end of it, also for an answer that began and drips on")
    void slow() throws IOException {
        var never = new CountDownLatch(1);
        var began = System.nanoTime();

        var finding = find(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write((OTHER + ":1\r\n").getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    await(never);
                },
                PwnedPasswords.DEADLINE);

        assertThat(finding).isEqualTo(UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(10));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Finding find(HttpHandler handler) throws IOException {
        return find(handler, PATIENCE);
    }

    private static Finding find(HttpHandler handler, Duration deadline) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            return new PwnedPasswords(url, deadline).find(PASSWORD);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
