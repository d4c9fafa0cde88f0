package dev.groundwork.localstack.runner.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.localstack.runner.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Events that change nothing and still take a function through most of its code: a request for what is not there, an empty batch. */
final class WarmUpEvents {

    private static final String NOWHERE = "groundwork-warm-up";

    private WarmUpEvents() {}

    static List<byte[]> of(Template.Function function) {
        var events = new ArrayList<byte[]>();
        for (var trigger : function.triggers()) {
            switch (trigger) {
                case Template.Trigger.Route route -> {
                    if (events.isEmpty()) {
                        events.add(request(route));
                    }
                }
                case Template.Trigger.Stream stream -> events.add(noRecords());
                case Template.Trigger.Queue queue -> events.add(noRecords());
                case Template.Trigger.Rule rule -> {}
                case Template.Trigger.Schedule schedule -> {}
            }
        }
        return events;
    }

    private static byte[] noRecords() {
        return "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] request(Template.Trigger.Route route) {
        var path = route.path().replaceAll("\\{[^}]*}", NOWHERE) + "/" + NOWHERE;
        var event = JsonNodeFactory.instance.objectNode();
        event.put("version", "2.0").put("routeKey", route.method() + " " + route.path());
        event.put("rawPath", path).put("rawQueryString", "");
        event.putObject("headers").put("host", "localhost").put("accept", "application/json");
        var context = event.putObject("requestContext");
        context.put("accountId", "local")
                .put("apiId", "local")
                .put("domainName", "localhost")
                .put("stage", "$default");
        context.put("requestId", NOWHERE).put("routeKey", route.method() + " " + route.path());
        context.put("time", "01/Jan/2026:00:00:00 +0000").put("timeEpoch", 1_767_225_600_000L);
        context.putObject("http")
                .put("method", "GET")
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "127.0.0.1")
                .put("userAgent", NOWHERE);
        event.put("isBase64Encoded", false);
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }
}
