package dev.groundwork.localstack.runner.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the events of a function. */
final class TriggerReader {

    private static final int STREAM_RETRIES = 20;

    private TriggerReader() {}

    static List<Template.Trigger> read(String function, @Nullable Object events) {
        if (events == null) {
            return List.of();
        }
        var triggers = new ArrayList<Template.Trigger>();
        Yaml.map(events, function + ".Events").forEach((name, event) -> {
            var where = function + ".Events." + name;
            var properties = Yaml.map(Yaml.map(event, where).get("Properties"), where);
            triggers.add(trigger(where, Yaml.string(Yaml.map(event, where).get("Type"), where), properties));
        });
        return List.copyOf(triggers);
    }

    private static Template.Trigger trigger(String where, String type, Map<String, Object> properties) {
        return switch (type) {
            case "HttpApi" ->
                new Template.Trigger.Route(
                        Yaml.string(properties.get("Method"), where), Yaml.string(properties.get("Path"), where));
            case "ScheduleV2" ->
                new Template.Trigger.Schedule(
                        Yaml.string(properties.get("Name"), where),
                        Yaml.string(properties.get("ScheduleExpression"), where),
                        Optional.ofNullable(properties.get("Input")).map(Object::toString));
            case "DynamoDB" -> stream(where, properties);
            case "SQS" ->
                new Template.Trigger.Queue(
                        lastPart(Yaml.string(properties.get("Queue"), where)),
                        properties.get("BatchSize") == null ? 10 : Yaml.number(properties.get("BatchSize"), where),
                        properties.get("FunctionResponseTypes") != null);
            case "EventBridgeRule" ->
                new Template.Trigger.Rule(
                        Yaml.map(properties.get("Pattern"), where),
                        deadLetters(properties.get("DeadLetterConfig"), "Arn", where));
            default -> throw new TemplateException("an event of a type that is not known: " + where + " " + type);
        };
    }

    private static Template.Trigger stream(String where, Map<String, Object> properties) {
        var filters = new ArrayList<String>();
        if (properties.get("FilterCriteria") != null) {
            var criteria = Yaml.map(properties.get("FilterCriteria"), where).get("Filters");
            if (criteria instanceof List<?> list) {
                list.forEach(f -> filters.add(Yaml.string(Yaml.map(f, where).get("Pattern"), where)));
            }
        }
        var retries = properties.get("MaximumRetryAttempts");
        var destination = properties.get("DestinationConfig");
        return new Template.Trigger.Stream(
                Yaml.string(properties.get("Stream"), where).split("/", -1)[1],
                properties.get("BatchSize") == null ? 100 : Yaml.number(properties.get("BatchSize"), where),
                retries == null ? STREAM_RETRIES : Yaml.number(retries, where),
                List.copyOf(filters),
                destination == null
                        ? Optional.empty()
                        : deadLetters(Yaml.map(destination, where).get("OnFailure"), "Destination", where));
    }

    private static Optional<String> deadLetters(@Nullable Object config, String member, String where) {
        return config == null
                ? Optional.empty()
                : Optional.of(lastPart(Yaml.string(Yaml.map(config, where).get(member), where)));
    }

    /** The resource of an ARN. */
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
