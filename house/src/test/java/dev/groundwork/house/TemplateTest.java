package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.localstack.runner.events.ScheduleExpression;
import dev.groundwork.localstack.runner.template.Template;
import dev.groundwork.localstack.runner.template.TemplateReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rules of template.yaml that SAM does not check; SAM itself lets a wrong runtime, architecture or rate pass. */
final class TemplateTest {

    private static final String TEXT = Project.text(Project.ROOT.resolve("template.yaml"));

    private final Template template = TemplateReader.read(
            Project.ROOT.resolve("template.yaml"),
            Map.of("WebOrigin", "https://groundwork.test", "MailFrom", "a@groundwork.test"),
            "http://127.0.0.1:1");

    @Test
    @DisplayName("INFRA-HOST-900 every function has a time limit, a log group with retention and an alarm")
    void functions() {
        assertThat(template.functions().values()).isNotEmpty().allSatisfy(function -> {
            assertThat(function.timeout()).isBetween(Duration.ofSeconds(1), Duration.ofMinutes(15));
            assertThat(TEXT).contains("  " + function.id() + "Log:\n    Type: AWS::Logs::LogGroup");
            assertThat(TEXT).contains("  " + function.id() + "Errors:\n    Type: AWS::CloudWatch::Alarm");
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
    @DisplayName("INFRA-HOST-902 runtime and architecture are ones that Lambda has")
    void runtime() {
        assertThat(TEXT).contains("Runtime: java25").contains("Architectures: [arm64]");
    }

    @Test
    @DisplayName("INFRA-HOST-903 every schedule can be read")
    void schedules() {
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                if (trigger instanceof Template.Trigger.Schedule schedule) {
                    assertThat(ScheduleExpression.parse(schedule.expression())).isNotNull();
                }
            }
        }
    }

    @Test
    @DisplayName("INFRA-HOST-904 streams and queues have dead letters, and no role allows a star that can be named")
    void failures() {
        for (var function : template.functions().values()) {
            for (var trigger : function.triggers()) {
                switch (trigger) {
                    case Template.Trigger.Stream stream ->
                        assertThat(stream.deadLetters()).isPresent();
                    case Template.Trigger.Queue queue ->
                        assertThat(template.queues().get(queue.queue()))
                                .extracting(Template.QueueResource::deadLetters)
                                .isNotEqualTo(Optional.empty());
                    case Template.Trigger.Rule rule ->
                        assertThat(rule.deadLetters()).isPresent();
                    case Template.Trigger.Route r -> assertThat(r.path()).startsWith("/");
                    case Template.Trigger.Schedule s -> assertThat(s.name()).isNotBlank();
                }
            }
        }
        assertThat(TEXT)
                .doesNotContain("Action: \"*\"")
                .doesNotContain("- \"*\"")
                .doesNotContain("Resource: \"*\"");
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
}
