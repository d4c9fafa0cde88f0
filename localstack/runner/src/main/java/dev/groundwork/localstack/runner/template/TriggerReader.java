package dev.groundwork.localstack.runner.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the events of a function. */
final class TriggerReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> METHODS =
            Set.of("ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String PARTIAL = "ReportBatchItemFailures";

    private TriggerReader() {}

    static List<Template.Trigger> read(Properties events) {
        var triggers = new ArrayList<Template.Trigger>();
        for (var name : events.members().keySet()) {
            var event = events.child(name).allow("Type", "Properties");
            triggers.add(trigger(event.requiredText("Type"), event.child("Properties"), name));
        }
        return List.copyOf(triggers);
    }

    private static Template.Trigger trigger(String type, Properties properties, String name) {
        return switch (type) {
            case "HttpApi" -> route(properties);
            case "Schedule" ->
                schedule(
                        properties.allow(
                                "Name",
                                "Description",
                                "Schedule",
                                "Input",
                                "Enabled",
                                "RetryPolicy",
                                "DeadLetterConfig"),
                        "Schedule",
                        name);
            case "ScheduleV2" -> {
                properties.allow(
                        "Name",
                        "Description",
                        "ScheduleExpression",
                        "ScheduleExpressionTimezone",
                        "FlexibleTimeWindow",
                        "Input",
                        "State",
                        "RetryPolicy",
                        "DeadLetterConfig",
                        "GroupName",
                        "OmitName",
                        "PermissionsBoundary",
                        "RoleArn");
                if (!properties.text("ScheduleExpressionTimezone").orElse("UTC").equals("UTC")) {
                    throw new TemplateException(properties.where() + ".ScheduleExpressionTimezone has to be UTC here");
                }
                yield schedule(properties, "ScheduleExpression", name);
            }
            case "DynamoDB" -> stream(properties);
            case "SQS" -> queue(properties);
            case "EventBridgeRule", "CloudWatchEvent" -> rule(properties, name);
            default ->
                throw new TemplateException(
                        properties.where() + " is an event of a type that is not known here: " + type);
        };
    }

    private static Template.Trigger route(Properties properties) {
        properties.allow("ApiId", "Path", "Method", "PayloadFormatVersion", "TimeoutInMillis", "RouteSettings", "Auth");
        var method = properties.requiredText("Method").toUpperCase(Locale.ROOT);
        var path = properties.requiredText("Path");
        if (!METHODS.contains(method)) {
            throw new TemplateException(properties.where() + ".Method is not known: " + method);
        }
        if (!isPath(path)) {
            throw new TemplateException(properties.where() + ".Path is no path of API Gateway: " + path);
        }
        return new Template.Trigger.Route(method, path);
    }

    /** Segments are texts or parameters; a greedy one is the last. */
    private static boolean isPath(String path) {
        var segments = path.split("/", -1);
        for (int i = 1; i < segments.length; i++) {
            var isParameter = segments[i].matches(i == segments.length - 1 ? "\\{[\\w.:-]+\\+?}" : "\\{[\\w.:-]+}");
            if (!isParameter && !segments[i].matches("[^{}?#\\s]*")) {
                return false;
            }
        }
        return path.startsWith("/");
    }

    private static Template.Trigger schedule(Properties properties, String expression, String name) {
        var enabled = properties.flag("Enabled", true)
                && properties.text("State").orElse("ENABLED").equals("ENABLED");
        return new Template.Trigger.Schedule(
                properties.text("Name").orElse(name),
                properties.requiredText(expression),
                properties.text("Input"),
                enabled);
    }

    private static Template.Trigger stream(Properties properties) {
        properties.allow(
                "Stream",
                "StartingPosition",
                "BatchSize",
                "MaximumBatchingWindowInSeconds",
                "MaximumRetryAttempts",
                "MaximumRecordAgeInSeconds",
                "BisectBatchOnFunctionError",
                "ParallelizationFactor",
                "FunctionResponseTypes",
                "FilterCriteria",
                "DestinationConfig",
                "Enabled");
        var start = properties.requiredText("StartingPosition");
        if (!start.equals("TRIM_HORIZON") && !start.equals("LATEST")) {
            throw new TemplateException(properties.where() + ".StartingPosition has to be TRIM_HORIZON or LATEST");
        }
        var onFailure = properties
                .child("DestinationConfig")
                .allow("OnFailure")
                .child("OnFailure")
                .allow("Type", "Destination");
        return new Template.Trigger.Stream(
                Resources.tableOfStream(properties.requiredText("Stream")),
                start.equals("TRIM_HORIZON"),
                properties.number("BatchSize", 100, 1, 10_000),
                properties.number("MaximumRetryAttempts", -1, -1, 10_000),
                Duration.ofSeconds(Math.max(0, properties.number("MaximumRecordAgeInSeconds", 0, -1, 604_800))),
                properties.flag("BisectBatchOnFunctionError", false),
                partial(properties),
                filters(properties),
                onFailure.text("Destination").map(Resources::lastPart));
    }

    private static Template.Trigger queue(Properties properties) {
        properties.allow(
                "Queue",
                "BatchSize",
                "MaximumBatchingWindowInSeconds",
                "FunctionResponseTypes",
                "ScalingConfig",
                "Enabled");
        return new Template.Trigger.Queue(
                Resources.lastPart(properties.requiredText("Queue")),
                properties.number("BatchSize", 10, 1, 10_000),
                partial(properties));
    }

    private static boolean partial(Properties properties) {
        var types = properties.texts("FunctionResponseTypes");
        types.stream().filter(type -> !type.equals(PARTIAL)).findFirst().ifPresent(type -> {
            throw new TemplateException(properties.where() + ".FunctionResponseTypes is not known at Lambda: " + type);
        });
        return !types.isEmpty();
    }

    private static List<String> filters(Properties properties) {
        var patterns = new ArrayList<String>();
        var criteria = properties.child("FilterCriteria").allow("Filters");
        for (var filter : criteria.list("Filters")) {
            patterns.add(
                    Properties.of(criteria.where(), filter).allow("Pattern").requiredText("Pattern"));
        }
        return List.copyOf(patterns);
    }

    private static Template.Trigger rule(Properties properties, String name) {
        properties.allow("Pattern", "DeadLetterConfig", "RetryPolicy", "RuleName", "EventBusName", "State");
        properties.child("RetryPolicy").allow("MaximumRetryAttempts", "MaximumEventAgeInSeconds");
        return new Template.Trigger.Rule(
                properties.text("RuleName").orElse(name), json(properties, "Pattern"), deadLetters(properties));
    }

    /** A rule of its own, whose targets are queues. */
    static Template.QueueRule queueRule(Properties rule) {
        rule.allow("Name", "Description", "EventBusName", "EventPattern", "State", "Targets");
        var queues = new ArrayList<String>();
        for (var target : rule.list("Targets")) {
            var arn = Properties.of(rule.where() + ".Targets", target)
                    .allow("Id", "Arn", "DeadLetterConfig", "RetryPolicy", "SqsParameters")
                    .requiredText("Arn");
            if (!arn.startsWith("arn:aws:sqs:")) {
                throw new TemplateException(rule.where() + ".Targets has to name queues here, not " + arn);
            }
            queues.add(Resources.lastPart(arn));
        }
        return new Template.QueueRule(rule.where(), json(rule, "EventPattern"), List.copyOf(queues));
    }

    private static String json(Properties properties, String pattern) {
        try {
            return JSON.writeValueAsString(properties.child(pattern).members());
        } catch (JsonProcessingException e) {
            throw new TemplateException(properties.where() + "." + pattern + " cannot be written as JSON");
        }
    }

    private static Optional<String> deadLetters(Properties properties) {
        return properties
                .child("DeadLetterConfig")
                .allow("Arn", "Type", "QueueLogicalId")
                .text("Arn")
                .map(Resources::lastPart);
    }
}
