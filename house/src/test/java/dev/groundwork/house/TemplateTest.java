package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.runner.events.ScheduleExpression;
import dev.groundwork.localstack.runner.template.Template;
import dev.groundwork.localstack.runner.template.TemplateReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Rules of template.yaml, after its loops are expanded and its references resolved, that SAM does not check; SAM itself lets a wrong runtime,
 * architecture, rate or reference pass.
 */
final class TemplateTest {

    private static final Path FILE = Project.ROOT.resolve("template.yaml");
    private static final String ALARM_TOPIC = "arn:aws:sns:eu-central-1:000000000000:alarms";
    private static final Map<String, String> PARAMETERS =
            Map.of("WebOrigin", "https://groundwork.test", "MailFrom", "a@groundwork.test", "AlarmTopic", ALARM_TOPIC);
    private static final String CLOUD = "http://127.0.0.1:1";
    private static final int DEAD_LETTER_SECONDS = (int) Duration.ofDays(14).toSeconds();

    private final Template template = TemplateReader.read(FILE, PARAMETERS, CLOUD);
    private final Map<String, Map<String, Object>> resources = TemplateReader.resources(FILE, PARAMETERS, CLOUD);

    private List<Map<String, Object>> ofType(String type) {
        return resources.values().stream()
                .filter(resource -> type.equals(resource.get("Type")))
                .toList();
    }

    private Map<String, Object> resource(String id) {
        return Optional.ofNullable(resources.get(id)).orElseThrow(() -> new AssertionError("there is no " + id));
    }

    @Test
    @DisplayName("INFRA-HOST-900 every function has a time limit, a log group with retention and an alarm")
    void functions() {
        assertThat(template.functions().values()).isNotEmpty().allSatisfy(function -> {
            assertThat(resource(function.id())).containsKeys("Timeout", "MemorySize");
            assertThat(function.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
            assertThat(resource(function.id()))
                    .containsEntry("LoggingConfig", Map.of("LogGroup", function.id() + "Log"));
            assertThat(resource(function.id() + "Log"))
                    .containsEntry("Type", "AWS::Logs::LogGroup")
                    .containsEntry("LogGroupName", "/groundwork/production/" + function.id())
                    .containsEntry("RetentionInDays", 30);
            assertThat(ofType("AWS::CloudWatch::Alarm"))
                    .as("alarm of %s", function.id())
                    .anySatisfy(alarm -> assertThat(alarm)
                            .containsEntry("Namespace", "AWS/Lambda")
                            .containsEntry("MetricName", "Errors")
                            .containsEntry(
                                    "Dimensions", List.of(Map.of("Name", "FunctionName", "Value", function.id())))
                            .containsEntry("AlarmActions", List.of(ALARM_TOPIC)));
        });
    }

    @Test
    @DisplayName("INFRA-HOST-901 functions behind the API answer before API Gateway gives up")
    void behindTheApi() {
        assertThat(template.functions().values())
                .filteredOn(f -> f.triggers().stream().anyMatch(Template.Trigger.Route.class::isInstance))
                .allSatisfy(f -> assertThat(f.timeout()).isLessThan(Duration.ofSeconds(30)));
    }

    @Test
    @DisplayName("INFRA-HOST-902 every function runs on Java 25 and arm64, by the names that Lambda has for them")
    void runtime() {
        assertThat(ofType("AWS::Serverless::Function"))
                .hasSameSizeAs(template.functions().values())
                .allSatisfy(function -> assertThat(function)
                        .containsEntry("Runtime", "java25")
                        .containsEntry("Architectures", List.of("arm64")));
    }

    @Test
    @DisplayName("INFRA-HOST-903 every schedule and rotation can be read, with its unit in the plural above one only")
    void schedules() {
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Schedule schedule) {
                    assertThat(ScheduleExpression.parse(schedule.expression())).isNotNull();
                }
            }
        }
        assertThat(ofType("AWS::SecretsManager::RotationSchedule")).isNotEmpty().allSatisfy(rotation -> {
            var rules = (Map<?, ?>)
                    Optional.ofNullable(rotation.get("RotationRules")).orElseThrow();
            assertThat(ScheduleExpression.parse(String.valueOf(rules.get("ScheduleExpression"))))
                    .isNotNull();
        });
    }

    @Test
    @DisplayName("INFRA-HOST-904 streams, queues and rules have dead letters, which are kept for fourteen days")
    void failures() {
        for (var function : template.functions().values()) {
            function.asyncFailures().ifPresent(this::assertKept);
            for (var trigger : function.triggers()) {
                switch (trigger) {
                    case Template.Trigger.Stream stream ->
                        assertKept(stream.deadLetters().orElseThrow());
                    case Template.Trigger.Queue queue ->
                        assertKept(Optional.ofNullable(template.queues().get(queue.queue()))
                                .flatMap(Template.QueueResource::deadLetters)
                                .orElseThrow());
                    case Template.Trigger.Rule rule ->
                        assertKept(rule.deadLetters().orElseThrow());
                    case Template.Trigger.Route r -> assertThat(r.path()).startsWith("/");
                    case Template.Trigger.Schedule s -> assertThat(s.name()).isNotBlank();
                }
            }
        }
    }

    private void assertKept(String queue) {
        assertThat(resource(queue))
                .containsEntry("Type", "AWS::SQS::Queue")
                .containsEntry("MessageRetentionPeriod", DEAD_LETTER_SECONDS);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-905 a statement of a function allows named actions on named resources, and no star that can be named")
    void leastPrivilege() {
        assertThat(ofType("AWS::Serverless::Function")).allSatisfy(function -> {
            var statements = statements(function);
            assertThat(statements).isNotEmpty();
            for (var statement : statements) {
                assertThat(statement.get("Effect")).isEqualTo("Allow");
                assertThat(texts(statement.get("Action")))
                        .isNotEmpty()
                        .allMatch(a -> a.matches("[a-z0-9]+:[A-Z][A-Za-z]+"));
                assertThat(texts(statement.get("Resource")))
                        .isNotEmpty()
                        .allMatch(r -> r.matches("arn:aws:(s3::|[a-z]+:[a-z0-9-]+:\\d{12}):[^*]+(/\\*)?"));
            }
        });
    }

    private static List<Map<?, ?>> statements(Map<String, Object> function) {
        var statements = new ArrayList<Map<?, ?>>();
        for (var policy : list(function.get("Policies"))) {
            list(((Map<?, ?>) policy).get("Statement")).forEach(statement -> statements.add((Map<?, ?>) statement));
        }
        return statements;
    }

    private static List<String> texts(@Nullable Object oneOrMore) {
        return list(oneOrMore).stream().map(String::valueOf).toList();
    }

    private static List<?> list(@Nullable Object oneOrMore) {
        return oneOrMore instanceof List<?> list
                ? list
                : List.of(Optional.ofNullable(oneOrMore).orElseThrow());
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-374 functions of one zip have the same environment: at Lambda every singleton of a zip is made when it starts")
    void environments() {
        var variables = template.functions().values().stream()
                .collect(Collectors.groupingBy(
                        Template.Function::zip,
                        Collectors.mapping(f -> f.environment().keySet(), Collectors.toSet())));

        assertThat(variables).allSatisfy((zip, sets) -> assertThat(sets).as(zip).hasSize(1));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-906 a function's environment names every variable that its classes need, and none that they do not read")
    void variables() {
        for (var function : template.functions().values()) {
            var read = ReadVariables.of(Project.ROOT.resolve(function.zip().replace("/target/function.zip", "")));

            assertThat(function.environment().keySet())
                    .as("environment of %s", function.id())
                    .containsAll(read.required())
                    .isSubsetOf(read.all());
        }
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-480 the pages may run no inline script or style, talk to their origin and to the bucket of uploads only, and stand in nobody's frame")
    void policyOfThePages() {
        var policy = template.pageHeaders().get("Content-Security-Policy");

        assertThat(policy)
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self' "
                                + "https://production-sourcesbucket.s3.eu-central-1.amazonaws.com; frame-src https:; base-uri 'none'; "
                                + "form-action 'self'; frame-ancestors 'none'");
        assertThat(template.pageHeaders())
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsEntry("Cross-Origin-Opener-Policy", "same-origin")
                .containsEntry("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-481 what no function's route takes goes to the pages behind the API, with its path, so that callers are counted by their own address")
    void pagesBehindTheApi() {
        var paths = member(resource("Api"), "DefinitionBody", "paths");
        assertThat(paths.keySet()).isEqualTo(Set.of("$default"));

        var route = member(paths, "$default", "x-amazon-apigateway-any-method");

        assertThat(route.get("isDefaultRoute")).isEqualTo(true);
        assertThat(member(route, "x-amazon-apigateway-integration"))
                .isEqualTo(Map.of(
                        "type", "http_proxy",
                        "httpMethod", "ANY",
                        "uri", "https://pages.amazonaws.com",
                        "requestParameters", Map.of("overwrite:path", "$request.path"),
                        "payloadFormatVersion", "1.0",
                        "timeoutInMillis", 10_000));
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-482 nobody reads the files of the pages but the distribution, which adds their headers to every answer and keeps an object as long as it says")
    void distributionOfThePages() {
        var behaviour = member(resource("Pages"), "DistributionConfig", "DefaultCacheBehavior");
        var caching = member(resource("PagesCaching"), "CachePolicyConfig");
        var statements =
                list(member(resource("PagesBucketPolicy"), "PolicyDocument").get("Statement"));

        assertThat(behaviour.get("ResponseHeadersPolicyId")).isEqualTo("PagesHeaders");
        assertThat(behaviour.get("CachePolicyId")).isEqualTo("PagesCaching");
        assertThat(behaviour.get("AllowedMethods")).isEqualTo(List.of("GET", "HEAD"));
        assertThat(caching.get("MinTTL")).isEqualTo(0);
        assertThat(caching.get("DefaultTTL")).isEqualTo(0);
        assertThat(member(resource("PagesBucket"), "PublicAccessBlockConfiguration"))
                .isEqualTo(Map.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true));
        assertThat(statements)
                .filteredOn(s -> "Allow".equals(((Map<?, ?>) s).get("Effect")))
                .singleElement()
                .satisfies(s -> {
                    var statement = (Map<?, ?>) s;
                    assertThat(statement.get("Principal")).isEqualTo(Map.of("Service", "cloudfront.amazonaws.com"));
                    assertThat(statement.get("Action")).isEqualTo("s3:GetObject");
                    assertThat(String.valueOf(statement.get("Condition"))).endsWith("distribution/Pages}}");
                });
    }

    private static Map<?, ?> member(Map<?, ?> resource, String... names) {
        Map<?, ?> found = resource;
        for (var name : names) {
            found = (Map<?, ?>)
                    Optional.ofNullable(found.get(name)).orElseThrow(() -> new AssertionError("no " + name));
        }
        return found;
    }
}
