package dev.groundwork.hosting.provider.render;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.hosting.provider.rest.FakeApi.Call;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The logs of the stand-in of Render. */
final class FakeRenderLogs {

    private final List<ObjectNode> logs = new ArrayList<>();
    private int number;

    void write(String service, String type, Instant time, String message) {
        var line = FakeRender.json()
                .createObjectNode()
                .put("id", "log-" + "%05d".formatted(++number))
                .put("message", message)
                .put("timestamp", time.toString());
        line.putArray("labels").addObject().put("name", "type").put("value", type);
        ((ArrayNode) line.get("labels")).addObject().put("name", "resource").put("value", service);
        logs.add(line);
    }

    Reply answer(Call call) {
        var from = Instant.parse(call.query().get("startTime"));
        var limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        var found = logs.stream()
                .filter(l ->
                        l.at("/labels/0/value").asText().equals(call.query().get("type")))
                .filter(l ->
                        l.at("/labels/1/value").asText().equals(call.query().get("resource")))
                .filter(l -> !Instant.parse(l.path("timestamp").asText()).isBefore(from))
                .toList();
        var page = found.stream().limit(limit).toList();
        var answer = FakeRender.json().createObjectNode().put("hasMore", found.size() > limit);
        var next = found.size() > limit ? found.get(limit).path("timestamp").asText() : from.toString();
        answer.put("nextStartTime", next).put("nextEndTime", next);
        var lines = answer.putArray("logs");
        page.forEach(lines::add);
        return Reply.of(200, answer);
    }
}
