package dev.groundwork.localstack.runner;

import dev.groundwork.localstack.cloud.pages.Pages;
import dev.groundwork.localstack.runner.cloud.CloudEndpoint;
import dev.groundwork.localstack.runner.control.CapacityMeter;
import dev.groundwork.localstack.runner.control.ControlApi;
import dev.groundwork.localstack.runner.control.Faults;
import dev.groundwork.localstack.runner.control.FaultyCalls;
import dev.groundwork.localstack.runner.control.FaultyStripe;
import dev.groundwork.localstack.runner.control.InvocationStore;
import dev.groundwork.localstack.runner.control.InvocationsInFlight;
import dev.groundwork.localstack.runner.control.LogStore;
import dev.groundwork.localstack.runner.control.RouteNames;
import dev.groundwork.localstack.runner.events.Activity;
import dev.groundwork.localstack.runner.events.Schedules;
import dev.groundwork.localstack.runner.gateway.Cors;
import dev.groundwork.localstack.runner.gateway.HttpApi;
import dev.groundwork.localstack.runner.gateway.RouteTable;
import dev.groundwork.localstack.runner.tables.Credentials;
import dev.groundwork.localstack.runner.tables.EngineTables;
import dev.groundwork.localstack.runner.tables.RemoteTables;
import dev.groundwork.localstack.runner.tables.Tables;
import dev.groundwork.localstack.runner.template.Template;
import dev.groundwork.localstack.runner.template.TemplateReader;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The program behind {@code ./groundwork up}: starts every part in its order and ends them in the reverse order. */
final class LocalStack implements AutoCloseable {

    private static final int MAX_FAULTS = 1000;

    private final Settings settings;
    private final InstantSource time;
    private final Consumer<String> progress;
    private final Closeables parts;
    private final SecureRandom random = new SecureRandom();
    private final Activity activity = new Activity();
    private final InvocationsInFlight inFlight = new InvocationsInFlight();
    private final InvocationStore invocations = new InvocationStore();
    private final PublicServer front;

    /**
     * Takes the port, and nothing else yet.
     *
     * @param time the system's
     * @param progress takes what a person may want to know meanwhile
     * @throws java.net.BindException where the port is taken
     */
    LocalStack(Settings settings, InstantSource time, Consumer<String> progress) throws IOException {
        this.settings = settings;
        this.time = time;
        this.progress = progress;
        this.parts = new Closeables(progress);
        this.front = parts.add(new PublicServer(settings.port()));
    }

    /** Returns the origin of the API, without a slash at its end. */
    String origin() {
        return front.origin();
    }

    /**
     * Starts everything and returns when requests are answered. A function starts with its first event.
     *
     * @return the client for scripts and tests
     */
    Optional<ServiceClient> start() throws IOException, InterruptedException {
        var home = settings.home();
        var clock = new AdjustableClock(home.resolve("clock"), time);
        var logs = parts.add(new LogStore(home.resolve("logs"), clock));
        var endpoint = parts.add(new CloudEndpoint());
        var google = parts.add(LocalGoogle.start(settings, webOrigin(), random, clock));
        var stripe = parts.add(LocalStripe.start(settings, random, clock));
        var template = template(endpoint, clock, google, stripe);
        var functions = new FunctionHost(inFlight, invocations, clock);
        var tables = parts.add(tables(template));
        var cloud = parts.add(CloudServices.open(
                template,
                tables.service(),
                home,
                endpoint.url(),
                origin(),
                clock,
                time,
                random,
                new RotationCalls(functions)));
        var faults = new Faults(random, MAX_FAULTS);
        var capacity = new CapacityMeter(cloud::answer, inFlight::purpose);
        endpoint.start(new FaultyCalls(capacity, faults, inFlight::isForeground, functions::kill));
        var schedules =
                parts.add(new Schedules(template.functions().values(), functions::invokeSchedule, clock, activity));
        var background = parts.add(new EventSources(home, template, cloud, tables, functions, activity, clock, logs));
        var api = api(template, functions, capacity);

        var starter = FunctionStarter.unpack(settings, template, variables(endpoint), logs, time);
        parts.add(functions);
        starter.addTo(functions);
        var firstStart = new FirstStart(home, template, cloud.secrets(), functions, cloud.tablesAreNew());
        firstStart.makeSecrets();
        firstStart.rotateNewSecrets(progress);
        var client = firstStart.serviceClient(progress);

        var webhookSecret = new WebhookSecret(template, cloud.secrets(), "stripe-webhook");
        var hosting = new HostingWebhooks(origin(), template, cloud.secrets());
        var work = new StackOperations(
                status(template, endpoint, schedules, google, hosting, client),
                stripe,
                () -> stripe.status(origin(), webhookSecret),
                clock,
                schedules,
                background,
                functions,
                cloud,
                template.secrets().values());
        front.open(
                api,
                new Pages(settings.project().resolve("docs"), settings.project().resolve("web/node_modules")),
                new WebPages(settings.project().resolve("web/dist"), template.pageHeaders()),
                ControlApi.of(
                                work,
                                cloud.mailbox(),
                                cloud.dynamoDb(),
                                tableNames(template),
                                new QueuesView(cloud.queues()),
                                logs,
                                capacity,
                                faults,
                                template.functions().keySet(),
                                invocations)
                        .with(google.standIn(), stripe.standIn()));
        stripe.open(origin(), webhookSecret, new FaultyStripe(faults, functions::kill));
        background.start();
        schedules.start();
        starter.startBackground(functions, parts, progress);
        return client;
    }

    /** Returns the origin of the web pages: this program's, unless the environment names another. */
    private String webOrigin() {
        return settings.environment().getOrDefault("GROUNDWORK_WEB_ORIGIN", origin());
    }

    private Template template(CloudEndpoint endpoint, InstantSource clock, LocalGoogle google, LocalStripe stripe)
            throws IOException {
        var provided = new LinkedHashMap<>(
                parts.add(LocalHosting.start(settings, random, clock)).parameters());
        provided.putAll(google.parameters());
        provided.putAll(stripe.parameters());
        provided.putAll(ProviderTokens.parameters(settings, random));
        provided.putAll(LocalGitHub.parameters(settings, random));
        provided.put("ClockFile", settings.home().resolve("clock").toString());
        var standIns = Map.of(
                "HibpUrl", parts.add(BreachedPasswordsStub.start()).url(),
                "UploadOrigin", endpoint.url(),
                "PreviewOrigins", "http://127.0.0.1:*");
        return TemplateReader.read(
                settings.project().resolve("template.yaml"),
                Parameters.of(settings, origin(), standIns, provided),
                endpoint.url());
    }

    private Tables tables(Template template) throws IOException {
        var url = settings.dynamoDb();
        if (url.isEmpty()) {
            return EngineTables.open(settings.home().resolve("dynamodb"));
        }
        progress.accept("the tables are at " + url.get());
        var credentials = Credentials.from(settings.environment());
        return new RemoteTables(url.get(), template.tables().values(), credentials, time, progress);
    }

    private HttpApi api(Template template, FunctionHost functions, CapacityMeter capacity) {
        return new HttpApi(
                new RouteTable(template.functions().values()),
                new Cors(template.cors()),
                (route, request, event) -> {
                    var name = RouteNames.of(request.method(), request.path());
                    capacity.called(name);
                    return functions.invokeFor(name, route.function(), event, HttpApi.INTEGRATION_TIMEOUT);
                },
                time);
    }

    private static Map<String, String> variables(CloudEndpoint endpoint) {
        var variables = new LinkedHashMap<String, String>();
        endpoint.variables().forEach(name -> variables.put(name, endpoint.url()));
        return variables;
    }

    private Map<String, Object> status(
            Template template,
            CloudEndpoint endpoint,
            Schedules schedules,
            LocalGoogle google,
            HostingWebhooks hosting,
            Optional<ServiceClient> client) {
        var status = new LinkedHashMap<String, Object>();
        status.put("ready", true);
        status.put("api", origin());
        status.put("web", origin());
        status.put("mailbox", origin() + "/mailbox");
        status.put("hosting", Map.of("webhooks", hosting.status()));
        status.put("console", origin() + "/console");
        status.put("dynamodb", Map.of("endpoint", endpoint.url(), "region", "eu-central-1"));
        status.put("tables", tableNames(template));
        client.ifPresent(c -> status.put("serviceClient", c));
        status.put("google", google.status());
        status.put("schedules", schedules.names());
        status.put("functions", template.functions().keySet());
        return status;
    }

    /** {@code AccountsTable} is known outside as {@code accounts}. */
    private static Map<String, String> tableNames(Template template) {
        var names = new LinkedHashMap<String, String>();
        template.tables()
                .values()
                .forEach(
                        table -> names.put(table.id().replaceAll("Table$", "").toLowerCase(Locale.ROOT), table.name()));
        return names;
    }

    /** Ends everything that was started, also while it is being started. */
    @Override
    public void close() {
        parts.close();
    }
}
