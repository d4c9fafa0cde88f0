package dev.groundwork.localstack.runner.control;

import java.util.Map;
import java.util.Optional;

/** {@code /_local/queues}: every queue with its messages; dead letters are redriven or removed. */
final class QueueRoutes {

    private final QueueOperations queues;

    QueueRoutes(QueueOperations queues) {
        this.queues = queues;
    }

    void addTo(ControlApi api) {
        api.add("GET", "queues", r -> Optional.of(queues.all()));
        api.add("POST", "queues/{}/redrive", this::redrive);
        api.add("DELETE", "queues/{}/messages", this::purge);
    }

    private Optional<Object> redrive(ControlRequest request) {
        var name = request.segments().get(1);
        return switch (queues.redrive(name)) {
            case QueueOperations.Redrive.Moved(var messages, var to) ->
                Optional.of(Map.of("moved", messages, "to", to));
            case QueueOperations.Redrive.Unknown() -> throw unknown(name);
            case QueueOperations.Redrive.Refused(var reason) -> throw new RefusedException(409, reason);
        };
    }

    private Optional<Object> purge(ControlRequest request) {
        var name = request.segments().get(1);
        if (!queues.purge(name)) {
            throw unknown(name);
        }
        return Optional.empty();
    }

    private static RefusedException unknown(String name) {
        return new RefusedException(404, "there is no queue " + name);
    }
}
