package dev.groundwork.auth.activity;

import dev.groundwork.http.Edge;

/** From the edge's words to the domain's. */
public final class Origins {

    private Origins() {}

    public static Origin of(Edge edge) {
        return new Origin(edge.requestId(), edge.sourceIp(), edge.userAgent());
    }
}
