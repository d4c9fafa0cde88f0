package dev.groundwork.localstack.runner.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.events.BusEvent;
import dev.groundwork.localstack.runner.template.Resources;
import dev.groundwork.localstack.runner.template.Template;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the default bus. An event goes to a queue of its own for each function whose rule it matches, and to the queues that rules of the
 * template name: once it was taken it is not lost.
 */
public final class Rules implements BusEvent.Listener {

    private static final String DEFAULT_BUS = "default";
    private static final String PREFIX = "events-for-";

    /** From a pattern to the queue behind it. */
    private record Target(EventPattern pattern, String queue) {}

    private final List<Target> targets = new ArrayList<>();
    private final DeadLetters queues;

    /**
     * @param queues where events are put
     * @throws IllegalArgumentException with a sentence where a pattern is none
     */
    public Rules(Template template, DeadLetters queues) {
        this.queues = queues;
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Rule rule) {
                    add(rule.name(), rule.pattern(), queue(function.id(), rule));
                }
            }
        }
        for (var rule : template.queueRules()) {
            rule.queues().forEach(queue -> add(rule.name(), rule.pattern(), queue));
        }
    }

    private void add(String name, String pattern, String queue) {
        try {
            targets.add(new Target(EventPattern.parse(pattern), queue));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("template.yaml: the rule " + name + ": " + e.getMessage(), e);
        }
    }

    /** The name of the queue in which events wait for a function. */
    public static String queue(String function, Template.Trigger.Rule rule) {
        return PREFIX + function + "-" + rule.name();
    }

    /** Tells whether a queue is an internal one of this program, which the template does not declare. */
    public static boolean isOwn(String queue) {
        return queue.startsWith(PREFIX);
    }

    @Override
    public void onEvent(BusEvent event) {
        if (event.bus().equals(DEFAULT_BUS)) {
            var json = json(event);
            targets.stream()
                    .filter(target -> target.pattern().matches(json))
                    .forEach(target -> queues.send(target.queue(), json.toString()));
        }
    }

    private static ObjectNode json(BusEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("version", "0");
        json.put("id", event.id());
        json.put("detail-type", event.detailType());
        json.put("source", event.source());
        json.put("account", Resources.ACCOUNT);
        json.put("time", event.time().toString());
        json.put("region", Resources.REGION);
        event.resources().forEach(json.putArray("resources")::add);
        json.set("detail", event.detail());
        return json;
    }
}
