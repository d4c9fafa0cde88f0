package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * In place of Pwned Passwords: no password was ever breached. It answers every range with padding alone, as the real one does when it is asked
 * for padding and knows nothing.
 */
final class BreachedPasswordsStub implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("/range/[0-9A-Fa-f]{5}");
    private static final String PADDING = "0000000000000000000000000000000000F:0\r\n";
    private static final int MAX_BODY = 1024;

    private final LoopbackServer server;

    private BreachedPasswordsStub(LoopbackServer server) {
        this.server = server;
    }

    /** Takes a free port and answers. */
    static BreachedPasswordsStub start() throws IOException {
        var server = LoopbackServer.listen(0, HttpLimits.withBody(MAX_BODY), BreachedPasswordsStub::answer);
        server.start();
        return new BreachedPasswordsStub(server);
    }

    /** Returns the base URL at which it answers. */
    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    private static Optional<HttpResponse> answer(HttpRequest request) {
        var isRange =
                request.method().equals("GET") && RANGE.matcher(request.path()).matches();
        return Optional.of(isRange ? HttpResponse.of(200, "text/plain", PADDING) : HttpResponse.of(404));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
