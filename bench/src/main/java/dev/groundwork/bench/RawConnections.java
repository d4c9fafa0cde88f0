package dev.groundwork.bench;

import dev.groundwork.testing.Engine;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Kept raw connections to the engine, as many as there are threads that send at once. Safe for threads. */
final class RawConnections implements AutoCloseable {

    private final ConcurrentLinkedDeque<RawConnection> free = new ConcurrentLinkedDeque<>();

    /** Sends requests one after the other; each must be answered with 200, or its connection is not kept. */
    void send(List<byte[]> requests) {
        var kept = free.pollFirst();
        var connection = kept == null ? RawConnection.open(Engine.endpoint()) : kept;
        try {
            connection.send(requests);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
        free.addFirst(connection);
    }

    @Override
    public void close() {
        free.forEach(RawConnection::close);
    }
}
