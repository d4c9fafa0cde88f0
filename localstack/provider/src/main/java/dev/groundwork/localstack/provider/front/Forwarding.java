package dev.groundwork.localstack.provider.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which fields go from one side of the proxy to the other (RFC 9110, 7.6.1), and which it writes itself. */
final class Forwarding {

    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "content-length",
            "expect");

    private Forwarding() {}

    /** The head that the app gets. What a client claims of who it is and where it came from is replaced by what is so. */
    static Head toApp(Request request, String client, int port) {
        var headers = endToEnd(request.head());
        headers.removeIf(h -> h.name().toLowerCase(Locale.ROOT).startsWith("x-forwarded-") || h.is("Forwarded"));
        headers.add(new Header("X-Forwarded-For", client));
        headers.add(new Header("X-Forwarded-Proto", "http"));
        headers.add(new Header("X-Forwarded-Port", Integer.toString(port)));
        request.head().value("Host").ifPresent(host -> headers.add(new Header("X-Forwarded-Host", host)));
        if (request.head().value("Host").isEmpty()) {
            headers.add(new Header("Host", "127.0.0.1:" + port));
        }
        if (upgrades(request.head())) {
            headers.add(new Header("Connection", "Upgrade"));
            headers.add(new Header("Upgrade", String.join(", ", request.head().all("Upgrade"))));
        } else {
            headers.add(new Header("Connection", "close"));
        }
        framing(request.body(), headers);
        return new Head(request.method() + " " + request.path() + " HTTP/1.1", headers);
    }

    /** Whether a message asks for, or grants, another protocol on its connection. */
    static boolean upgrades(Head head) {
        return head.lists("Connection", "Upgrade") && head.value("Upgrade").isPresent();
    }

    /** Its fields but those that concern only one connection. */
    static List<Header> endToEnd(Head head) {
        var named =
                head.members("Connection").map(m -> m.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        var headers = new ArrayList<>(head.headers());
        headers.removeIf(h -> {
            var name = h.name().toLowerCase(Locale.ROOT);
            return HOP_BY_HOP.contains(name) || named.contains(name);
        });
        return headers;
    }

    /** Announces a body; one without an announced end gets none. */
    static void framing(Body body, List<Header> headers) {
        switch (body) {
            case Body.None() -> {}
            case Body.Sized(var bytes) -> headers.add(new Header("Content-Length", Long.toString(bytes)));
            case Body.Chunked() -> headers.add(new Header("Transfer-Encoding", "chunked"));
            case Body.ToEnd() -> {}
        }
    }
}
