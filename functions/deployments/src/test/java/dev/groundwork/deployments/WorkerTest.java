package dev.groundwork.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.database.DatabaseRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.deployments.reconcile.Reconcile;
import dev.groundwork.deployments.steps.DeploymentSteps;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.deployment.FixedProbe;
import dev.groundwork.hosting.deployment.RecordingSqs;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryDatabases;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.kernel.AppId;
import dev.groundwork.testing.CapturedLog;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

final class WorkerTest {

    private static final String APP_IN_EVENT = "app_01KEBW0000000000000000APP1";
    private static final String DEPLOYMENT_IN_EVENT = "dep_01KEBW0000000000000000DEP1";

    @TempDir
    Path repositories;

    @AutoClose
    private final Tables tables = Tables.create();

    private final HandClock clock = new HandClock(SampleApps.NOW);
    private final InMemoryProvider provider = new InMemoryProvider();
    private final RecordingSqs sqs = new RecordingSqs();

    @AutoClose
    private ApplicationContext context;

    private DeploymentSteps steps;
    private Reconcile reconcile;
    private AppRegistry registry;

    @BeforeEach
    void start() {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(TestConfiguration.of(repositories));
        context = ApplicationContext.builder(configuration)
                .singletons(
                        tables.client(),
                        clock,
                        sqs,
                        new FixedSecrets(),
                        new InMemorySourceStore(),
                        new HostingProviders(List.of(provider), ProviderName.LOCAL),
                        new FixedProbe())
                .start();
        steps = new DeploymentSteps(context);
        reconcile = new Reconcile(context);
        registry = context.getBean(AppRegistry.class);
    }

    @Test
    @DisplayName("INFRA-HOST-260 a message takes a deployment to its end, and comes again without harm")
    void deploys() throws IOException {
        var app = reserved();
        var event = event(app);

        var first = steps.execute(event);
        var again = steps.execute(event);

        assertThat(first.getBatchItemFailures()).isEmpty();
        assertThat(again.getBatchItemFailures()).isEmpty();
        assertThat(read(app.id()).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(provider.orders()).hasSize(1);
        assertThat(sqs.take()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-261 a deployment that takes its time waits for a delayed message, which takes it up again")
    void waits() throws IOException {
        var app = reserved();
        provider.outcome(DeployState.BUILDING);

        steps.execute(event(app));
        var later = sqs.take();
        provider.become(app.latest().orElseThrow().id(), DeployState.LIVE);
        steps.execute(event(later.getFirst().messageBody()));

        assertThat(later)
                .singleElement()
                .extracting(SendMessageRequest::delaySeconds)
                .isEqualTo(1);
        assertThat(later.getFirst().messageBody()).endsWith(",\"turn\":1}");
        assertThat(read(app.id()).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-262 of a batch only the message that failed comes again, whether it is broken or its step died")
    void partial() throws IOException {
        var app = reserved();
        var other = reserved();
        var event = event(app);
        event.setRecords(new ArrayList<>(event.getRecords()));
        event.getRecords().add(message("broken", "{"));
        event.getRecords().add(message("nobody", "{\"appId\":\"usr_1\"}"));
        event.getRecords().add(message("dies", body(other)));
        provider.faults(
                call -> {
                    if (read(app.id()).active().isEmpty()) {
                        throw new IllegalStateException("killed");
                    }
                },
                call -> {});

        var answer = failing(3, event);

        assertThat(answer.getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("broken", "nobody", "dies");
        assertThat(read(app.id()).serving().status()).isEqualTo(Serving.Status.DEPLOYED);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-263 the reconciler gives the worker what is overdue, corrects what drifted, and counts both")
    void reconciles() throws IOException {
        var running = reserved();
        steps.execute(event(running));
        var lost = reserved();
        provider.set(provider.services().getFirst().id(), ServiceState.STOPPED);

        var answer = reconcile.execute(scheduled());

        assertThat(answer).isEqualTo(Map.of("checked", 2L, "changed", 2L, "calls", 3L));
        assertThat(sqs.take())
                .singleElement()
                .extracting(SendMessageRequest::messageBody)
                .isEqualTo(body(lost));
        assertThat(provider.services().getFirst().state()).isEqualTo(ServiceState.RUNNING);
        clock.advance(Duration.ofMinutes(1));
        steps.execute(event(lost));
        assertThat(reconcile.execute(scheduled())).isEqualTo(Map.of("checked", 2L, "changed", 0L, "calls", 3L));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-264 a message without a deployment removes what was deleted, with its repository and its service")
    void removes() throws IOException {
        var app = reserved();
        steps.execute(event(app));
        var deployed = read(app.id());
        assertThat(registry.replace(deployed, deployed.removed(clock.instant())))
                .isTrue();

        steps.execute(event("{\"appId\":\"" + app.id() + "\",\"deploymentId\":null,\"turn\":0}"));

        assertThat(registry.find(app.id())).isEmpty();
        assertThat(provider.services()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-367 a database that is due reaches the worker by the reconciler, and is ready after its step")
    void database() throws IOException {
        provider.with(new InMemoryDatabases());
        var app = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var databases = context.getBean(DatabaseRegistry.class);
        databases.create(AppDatabase.create(app.id(), app.owner(), "postgres", clock.instant()));

        reconcile.execute(scheduled());
        for (var message : sqs.take()) {
            steps.execute(event(message.messageBody()));
        }

        assertThat(databases.find(app.id()).map(AppDatabase::status)).contains(AppDatabase.Status.READY);
        assertThat(registry.variableNames(app.id())).containsExactly(AppDatabase.VARIABLE);
    }

    @Test
    @DisplayName("INFRA-HOST-265 every bean of hosting can be made: Lambda makes them all before the first event")
    void beans() {
        var ours = context.getAllBeanDefinitions().stream()
                .filter(d -> d.isSingleton() && d.getBeanType().getName().startsWith("dev.groundwork.hosting."))
                .toList();

        assertThat(ours)
                .hasSizeGreaterThan(15)
                .allSatisfy(d -> assertThat(context.getBean(d)).isNotNull());
    }

    /** Executes a batch of which this many messages fail, and each failure is logged. */
    private SQSBatchResponse failing(int messages, SQSEvent event) {
        try (var log = CapturedLog.of(DeploymentSteps.class)) {
            var answer = steps.execute(event);
            assertThat(log.messages())
                    .hasSize(messages)
                    .containsOnly("A step of a deployment failed and will be tried again");
            return answer;
        }
    }

    /** An app whose deployment is asked for. */
    private App reserved() {
        var created = ((AppRegistry.CreateOutcome.Created) registry.create(SampleApps.app())).app();
        var reserved = created.withSource(SampleApps.COMMIT, SampleApps.NOW)
                .reserve(SampleApps.deployment(created), SampleApps.NOW);
        assertThat(registry.replace(created, reserved)).isTrue();
        return reserved.written();
    }

    private App read(AppId id) {
        return registry.find(id).orElseThrow();
    }

    private static SQSEvent event(App app) throws IOException {
        var deployment = app.latest().map(Deployment::id).orElseThrow();
        return parse(sample().replace(APP_IN_EVENT, app.id().value()).replace(DEPLOYMENT_IN_EVENT, deployment.value()));
    }

    private static SQSEvent event(String body) throws IOException {
        var event = parse(sample());
        event.getRecords().getFirst().setBody(body);
        return event;
    }

    private static SQSEvent.SQSMessage message(String id, String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId(id);
        message.setBody(body);
        return message;
    }

    private static String body(App app) {
        var deployment = app.latest().map(Deployment::id).orElseThrow();
        return "{\"appId\":\"%s\",\"deploymentId\":\"%s\",\"turn\":0}".formatted(app.id(), deployment);
    }

    private static String sample() throws IOException {
        return Files.readString(Path.of("../../events/deployments-step.json"));
    }

    private static SQSEvent parse(String json) {
        PojoSerializer<SQSEvent> serializer =
                LambdaEventSerializers.serializerFor(SQSEvent.class, WorkerTest.class.getClassLoader());
        return serializer.fromJson(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, Object> scheduled() throws IOException {
        var mapper = new ObjectMapper();
        return mapper.readValue(
                Files.readString(Path.of("../../events/reconcile.json")), new TypeReference<Map<String, Object>>() {});
    }
}
