package dev.groundwork.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.deployments.builds.BuildEvents;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.deployment.FixedProbe;
import dev.groundwork.hosting.deployment.RecordingSqs;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.hosting.source.InMemoryUploads;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

final class BuildEventsTest {

    private static final String DEAD = "https://sqs.test/builds-dead";
    private static final String FILES = "{\"files\":[{\"path\":\"index.html\",\"content\":\"<h1>hi</h1>\"},"
            + "{\"path\":\"a.bin\",\"base64\":\"AAH/\"}]}";

    @TempDir
    Path repositories;

    @AutoClose
    private final Tables tables = Tables.create();

    private final RecordingSqs sqs = new RecordingSqs();
    private final UserId user = SampleApps.owner();

    @AutoClose
    private ApplicationContext context;

    private BuildEvents events;
    private AppRegistry registry;

    @BeforeEach
    void start() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(TestConfiguration.of(repositories));
        context = ApplicationContext.builder(configuration)
                .singletons(
                        tables.client(),
                        new HandClock(SampleApps.NOW),
                        sqs,
                        new FixedSecrets(),
                        new InMemorySourceStore(),
                        new InMemoryUploads(),
                        new HostingProviders(List.of(new InMemoryProvider()), ProviderName.LOCAL),
                        new FixedProbe())
                .start();
        events = new BuildEvents(context);
        registry = context.getBean(AppRegistry.class);
        tables.accounts().put(Item.at(AccountKeys.profile(user)).build(), Expression.ALWAYS);
        tables.credits()
                .put(
                        Item.at(new Key("USER#" + user, "BAL"))
                                .set("available", 100)
                                .build(),
                        Expression.ALWAYS);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-450 an event delivered twice in a batch and once more makes the app, its commit and one deployment")
    void deploys() {
        var event = event(detail(user.value(), "b1", FILES), detail(user.value(), "b1", FILES));

        assertThat(events.execute(event).getBatchItemFailures()).isEmpty();
        assertThat(events.execute(event).getBatchItemFailures()).isEmpty();

        assertThat(apps()).singleElement().satisfies(app -> {
            assertThat(app.settings().name().value()).isEqualTo("Hello");
            assertThat(app.source()).isPresent();
            assertThat(registry.deployments(app.id(), 10, Optional.empty()).items())
                    .singleElement()
                    .extracting(Deployment::buildId)
                    .isEqualTo(Optional.of("b1"));
        });
        assertThat(sqs.take())
                .singleElement()
                .extracting(SendMessageRequest::queueUrl)
                .isEqualTo("https://sqs.test/deployments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{}",
                "{\"detail\":{}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\"}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i i\",\"buildId\":\"b\",\"source\":{\"files\":[]}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"\",\"source\":{\"files\":[]}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":7,\"source\":{\"files\":[]}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{\"uploadId\":\"x\"}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{\"files\":[{\"path\":\"a\"}]}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{\"files\":"
                        + "[{\"path\":\"a\",\"base64\":\"*\"}]}}}",
                "{\"detail\":{\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{\"files\":"
                        + "[{\"path\":\"a\",\"content\":\"\",\"base64\":\"\"}]}}}",
                "{\"detail\":{\"userId\":\"$\",\"userId\":\"$\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":{\"files\":[]}}}",
                "{\"detail\":{\"userId\":\"usr_01KEBW0000000000000000N0B0\",\"ideaId\":\"i\",\"buildId\":\"b\",\"source\":"
                        + "{\"files\":[{\"path\":\"a\",\"content\":\"\"}]}}}"
            })
    @DisplayName(
            "INFRA-HOST-451 a malformed event, or one of an unknown user, is a dead letter as it came, and changes nothing")
    void malformed(String text) {
        var body = text.replace("$", user.value());

        var answer = events.execute(event(body));

        assertThat(answer.getBatchItemFailures()).isEmpty();
        assertThat(sqs.take()).singleElement().satisfies(letter -> {
            assertThat(letter.queueUrl()).isEqualTo(DEAD);
            assertThat(letter.messageBody()).isEqualTo(body);
        });
        assertThat(apps()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-452 an event that cannot be put to the dead letters now comes again, alone of its batch")
    void passingFault() {
        sqs.fails(true);

        var answer = events.execute(event("{", detail(user.value(), "b1", FILES)));

        assertThat(answer.getBatchItemFailures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.getItemIdentifier()).isEqualTo("m0"));
        assertThat(apps()).hasSize(1);
    }

    private List<App> apps() {
        return registry.list(user, 10, Optional.empty()).items();
    }

    private static String detail(String user, String build, String source) {
        return "{\"version\":\"0\",\"detail-type\":\"build.completed\",\"source\":\"groundwork.builder\",\"detail\":{\"userId\":\""
                + user + "\",\"ideaId\":\"idea-1\",\"buildId\":\"" + build + "\",\"name\":\"Hello\",\"source\":"
                + source
                + "}}";
    }

    private static SQSEvent event(String... bodies) {
        var event = new SQSEvent();
        var number = new int[1];
        event.setRecords(Stream.of(bodies)
                .map(body -> {
                    var message = new SQSEvent.SQSMessage();
                    message.setMessageId("m" + number[0]++);
                    message.setBody(body);
                    return message;
                })
                .toList());
        return event;
    }
}
