package dev.groundwork.auth.http;

import dev.groundwork.auth.domain.Origin;
import dev.groundwork.http.Edge;

/** From the edge's words to the domain's. */
final class Origins {

    private Origins() {}

    static Origin of(Edge edge) {
        return new Origin(edge.requestId(), edge.sourceIp(), edge.userAgent());
    }
}
