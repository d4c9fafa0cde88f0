package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.dynamodb.DynamoDbEngine;
import dev.groundwork.localstack.dynamodb.EngineOptions;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import dev.groundwork.localstack.runner.cloud.DynamoDb;
import dev.groundwork.localstack.runner.cloud.SecretsManager;
import dev.groundwork.localstack.runner.cloud.Ses;
import dev.groundwork.localstack.runner.cloud.Sqs;
import dev.groundwork.localstack.runner.control.CapacityMeter;
import dev.groundwork.localstack.runner.control.ControlApi;
import dev.groundwork.localstack.runner.control.Controls;
import dev.groundwork.localstack.runner.control.Faults;
import dev.groundwork.localstack.runner.control.InvocationStore;
import dev.groundwork.localstack.runner.control.LogStore;
import dev.groundwork.localstack.runner.events.Schedules;
import dev.groundwork.localstack.runner.gateway.Cors;
import dev.groundwork.localstack.runner.gateway.Gateway;
import dev.groundwork.localstack.runner.gateway.HttpApi;
import dev.groundwork.localstack.runner.gateway.HttpCall;
import dev.groundwork.localstack.runner.gateway.HttpReply;
import dev.groundwork.localstack.runner.gateway.RouteTable;
import dev.groundwork.localstack.runner.template.Template;
import dev.groundwork.localstack.runner.template.TemplateReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What {@code ./groundwork up} starts: everything in its order, ended in the reverse order. */
final class LocalStack implements AutoCloseable {

    private final Consumer<String> progress;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final HandMovedClock clock;
    private final LogStore logs;
    private final InvocationStore invocations = new InvocationStore();
    private final FunctionHost functions;
    private final Gateway gateway;
    private final Template template;
    private final Cloud cloud;
    private final Schedules schedules;
    private final ServiceClient client;
    private final BackgroundWork background;

    /** Starts everything and returns when every function answers; ends what was started when something fails. */
    LocalStack(Settings settings, Consumer<String> progress) throws IOException, InterruptedException {
        this.progress = progress;
        try {
            var clockFile = settings.home().resolve("clock");
            clock = new HandMovedClock(clockFile);
            logs = closing(new LogStore(clock, settings.home().resolve("logs")));
            gateway = closing(new Gateway(settings.port()));
            var endpoint = closing(new CloudEndpoint());
            var hosting = closing(LocalHosting.start(settings, clock));
            template = TemplateReader.read(
                    settings.project().resolve("template.yaml"),
                    Parameters.of(settings, origin(), clockFile, hosting.parameters()),
                    endpoint.url());
            functions = new FunctionHost(invocations, clock);
            var faults = new Faults(functions::isForeground, functions::kill, new SecureRandom());
            cloud = cloud(settings, faults);
            cloud.startAt(endpoint);
            progress.accept("starting " + template.functions().size() + " functions");
            var starter = closing(FunctionStarter.in(settings, template, Cloud.endpoints(endpoint), logs));
            closing(functions);
            starter.addTo(functions);
            var firstSteps = new FirstSteps(settings.home(), template, cloud.secrets(), functions);
            firstSteps.makeSecrets(() -> starter.start(functions));
            client = firstSteps.serviceClient();
            background = closing(new BackgroundWork(settings.home(), template, cloud, functions, clock, logs));
            schedules = closing(new Schedules(template.functions().values(), functions::invokeSchedule, clock));
            serve(Controls.api(workers(faults)));
            background.start();
            schedules.start();
            starter.trainCaches(functions);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private Cloud cloud(Settings settings, Faults faults) throws IOException {
        var home = settings.home();
        var engine = closing(DynamoDbEngine.open(
                EngineOptions.inMemory(clock).in(home.resolve("dynamodb")).with(faults)));
        var dynamoDb = new DynamoDb(engine);
        new TableMaker(dynamoDb).make(template.tables().values());
        return new Cloud(
                engine,
                dynamoDb,
                new CapacityMeter(dynamoDb, functions::routeOf),
                new Ses(home.resolve("mailbox.json"), clock),
                new SecretsManager(home.resolve("secrets.json")),
                new Sqs(template.queues(), home.resolve("queues.json"), clock));
    }

    private void serve(ControlApi control) {
        var api = new HttpApi(
                new RouteTable(template.functions().values()),
                new Cors(template.corsOrigins()),
                (route, call, event) -> {
                    var name = call.method() + " " + call.path();
                    cloud.capacity().called(name);
                    return functions.invokeFor(name, route.function(), event);
                },
                clock);
        gateway.start(call -> {
            var answer = api.answer(call);
            return answer.isPresent() ? answer.get() : ownPage(control, call);
        });
    }

    private static HttpReply ownPage(ControlApi control, HttpCall call) throws InterruptedException {
        return control.page(call).orElseGet(() -> HttpReply.json(404, "{\"message\":\"Not Found\"}"));
    }

    private Controls.Workers workers(Faults faults) {
        return new Controls.Workers(
                this::status,
                clock,
                clock::advance,
                cloud.mailbox(),
                cloud.queues(),
                cloud.dynamoDb(),
                tables(),
                schedules,
                background::awaitIdle,
                this::rotate,
                invocations,
                entry -> functions.invoke(entry.function(), entry.event().getBytes(StandardCharsets.UTF_8)),
                logs,
                faults,
                cloud.capacity());
    }

    private boolean rotate(String name) throws InterruptedException {
        var secret = template.secrets().values().stream()
                .filter(s -> s.name().endsWith("/" + name))
                .findFirst();
        if (secret.isEmpty()) {
            return false;
        }
        new Rotation(functions).rotate(secret.get());
        return true;
    }

    /** {@code AccountsTable} is known outside as {@code accounts}. */
    private Map<String, String> tables() {
        var names = new LinkedHashMap<String, String>();
        template.tables()
                .values()
                .forEach(
                        table -> names.put(table.id().replaceAll("Table$", "").toLowerCase(Locale.ROOT), table.name()));
        return names;
    }

    /** What {@code GET /_local/status} answers. */
    Map<String, Object> status() {
        var status = new LinkedHashMap<String, Object>();
        status.put("ready", true);
        status.put("api", origin());
        status.put("web", origin());
        status.put("mailbox", origin() + "/mailbox");
        status.put("console", origin() + "/console");
        status.put("dynamodb", Map.of("endpoint", dynamoDbUrl(), "region", "eu-central-1"));
        status.put("tables", tables());
        status.put("serviceClient", client);
        status.put("schedules", List.copyOf(schedules.names()));
        status.put("clock", clock.instant().toString());
        return status;
    }

    /** The client for scripts and tests. */
    ServiceClient client() {
        return client;
    }

    /** Where the API answers, without a slash at its end. */
    String origin() {
        return "http://127.0.0.1:" + gateway.port();
    }

    private String dynamoDbUrl() {
        return background.dynamoDbUrl();
    }

    private <T extends AutoCloseable> T closing(T part) {
        closing.push(part);
        return part;
    }

    /** Ends everything. A part that cannot be ended is told and does not keep the others. */
    @Override
    public void close() {
        while (!closing.isEmpty()) {
            var part = closing.pop();
            try {
                part.close();
            } catch (Exception e) {
                progress.accept("could not be ended: " + part + ": " + e.getMessage());
            }
        }
    }
}
