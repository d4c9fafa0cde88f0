package dev.groundwork.apps;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.deployment.AdvanceDeployment;
import dev.groundwork.hosting.deployment.FixedProbe;
import dev.groundwork.hosting.deployment.RecordingSqs;
import dev.groundwork.hosting.dns.FixedDns;
import dev.groundwork.hosting.domain.CheckDomains;
import dev.groundwork.hosting.lifecycle.StopOrRemoveApp;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.redaction.OwnTokens;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.hosting.source.InMemoryUploads;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.testing.Callers;
import dev.groundwork.testing.EveryRoute;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.HttpEvent;
import dev.groundwork.testing.HttpFunction;
import dev.groundwork.testing.HttpFunction.Answer;
import dev.groundwork.testing.Tables;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.exceptions.BeanContextException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The apps function on tables of its own, with a provider and a queue in memory and repositories in a test's folder. */
public final class AppsStack implements AutoCloseable {

    public static final String ORIGIN = "https://groundwork.test";

    /** A token that we use at a provider. */
    public static final String PROVIDER_TOKEN = "rnd_the/token+of=our&account";

    private final Tables tables = Tables.create();
    private final HandClock clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
    private final InMemoryProvider provider = new InMemoryProvider();
    private final RecordingSqs sqs = new RecordingSqs();
    private final FixedSecrets secrets = new FixedSecrets();
    private final InMemoryUploads uploads = new InMemoryUploads();
    private final InMemorySourceStore sources = new InMemorySourceStore();
    private final FixedDns dns = new FixedDns();
    private final Callers callers = new Callers(tables, clock, ORIGIN);
    private final ApplicationContext context;
    private final HttpFunction function;

    public AppsStack(Path repositories) {
        context = ApplicationContext.builder(configuration(repositories))
                .singletons(
                        tables.client(),
                        clock,
                        sqs,
                        secrets,
                        uploads,
                        sources,
                        new HostingProviders(List.of(provider), ProviderName.LOCAL),
                        dns,
                        new FixedProbe(),
                        new ProviderTokens())
                .start();
        function = new HttpFunction(context);
    }

    private Map<String, Object> configuration(Path repositories) {
        var configuration = new HashMap<>(tables.configuration());
        configuration.putAll(Map.of("groundwork.orphan.sweep", "true"));
        configuration.putAll(Map.of(
                "groundwork.web.origin", ORIGIN,
                "groundwork.issuer", ORIGIN,
                "groundwork.stack", "test",
                "groundwork.default.provider", "local",
                "groundwork.git.directory", repositories.toString(),
                "groundwork.deploy.timeout", "PT45M",
                "groundwork.render.creates.per.hour", "20",
                "groundwork.probe.url", "",
                "groundwork.deployments.queue.url", "https://sqs.test/deployments"));
        configuration.putAll(Map.of(
                "groundwork.sources.bucket", "sources",
                "groundwork.github.url", "",
                "groundwork.github.org", "",
                "groundwork.github.write.interval", "PT0S"));
        configuration.put("groundwork.dns", "");
        return configuration;
    }

    private record ProviderTokens() implements OwnTokens {

        @Override
        public Collection<String> texts() {
            return List.of(PROVIDER_TOKEN);
        }
    }

    /** Makes all our singletons but those that this stack replaces, as Lambda does at a start; answers why some cannot be made. */
    List<String> singletonsThatCannotBeMade() {
        return context.getAllBeanDefinitions().stream()
                .filter(bean -> bean.isSingleton() && bean.getName().startsWith("dev.groundwork."))
                .filter(bean -> !bean.hasAnnotation(Secondary.class))
                .flatMap(bean -> {
                    try {
                        context.getBean(bean);
                        return Stream.empty();
                    } catch (BeanContextException e) {
                        return Stream.of(bean.getName() + ": " + e.getMessage());
                    }
                })
                .toList();
    }

    /** A token of a service with these scopes. */
    public String service(String scopes) {
        return callers.service("build-agent", scopes);
    }

    /** A user who is signed in, with credits. */
    public final class Person {

        private final Callers.User user = callers.user();

        private Person(long credits) {
            credits(credits);
        }

        /** Sets what they can spend. */
        public void credits(long available) {
            tables.credits()
                    .put(
                            Item.at(new Key("USER#" + user.id(), "BAL"))
                                    .set("available", available)
                                    .build(),
                            Expression.ALWAYS);
        }

        public String id() {
            return user.id().toString();
        }

        public String token() {
            return user.token();
        }

        public Answer send(HttpEvent event) {
            return function.send(event.bearer(user.token()));
        }

        public Answer get(String path) {
            return send(HttpEvent.get(path));
        }

        public Answer post(String path) {
            return send(HttpEvent.of("POST", path));
        }

        public Answer create(String idea, String name) {
            return send(HttpEvent.post("/api/apps", "{\"name\":\"%s\",\"ideaId\":\"%s\"}".formatted(name, idea)));
        }

        /** Creates an app and answers its path. */
        public String app(String idea) {
            return "/api/apps/"
                    + create(idea, "App of " + idea).json().path("id").asText();
        }

        public Answer upload(String path, byte[] zip) {
            return send(HttpEvent.of("PUT", path + "/source")
                    .header("content-type", "application/zip")
                    .body(zip));
        }

        /** An app that serves, by its path. */
        public String deployedApp(String idea) {
            var path = app(idea);
            upload(path, zip("index.html", "<h1>hi</h1>"));
            var deployment = post(path + "/deploy").json().path("deploymentId").asText();
            work(path, deployment);
            return path;
        }
    }

    public Person person() {
        return new Person(100);
    }

    /** Checks the domains of an app that are due, as the worker does. */
    public void checkDomains(String path) {
        context.getBean(CheckDomains.class).check(new AppId(path.substring("/api/apps/".length())));
    }

    /** Advances a deployment that is live at once, as the worker does. */
    public void work(String path, String deployment) {
        var app = new AppId(path.substring("/api/apps/".length()));
        for (int turn = 0; turn < 3; turn++) {
            context.getBean(AdvanceDeployment.class).advance(app, new DeploymentId(deployment), turn);
        }
    }

    /** Suspends an app whose day could not be paid, as the daily debit does, and stops it, as the worker does. */
    public void suspend(String path) {
        var registry = context.getBean(AppRegistry.class);
        var app =
                registry.find(new AppId(path.substring("/api/apps/".length()))).orElseThrow();
        if (!registry.replace(app, app.suspended(clock.instant()))) {
            throw new IllegalStateException("somebody else changes the app");
        }
        context.getBean(StopOrRemoveApp.class).apply(app.id());
    }

    public Answer send(HttpEvent event) {
        return function.send(event);
    }

    public Answer send(String eventJson) {
        return function.send(eventJson);
    }

    public InMemoryProvider provider() {
        return provider;
    }

    public FixedSecrets secrets() {
        return secrets;
    }

    /** Every item of the apps table, as DynamoDB keeps it. */
    public List<Map<String, AttributeValue>> items() {
        return tables.items(tables.apps());
    }

    /** Puts an item into the apps table, as another function would. */
    public void put(Item item) {
        tables.apps().put(item, Expression.ALWAYS);
    }

    /** A part of the function, as the worker uses it. */
    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public InMemoryUploads uploads() {
        return uploads;
    }

    public InMemorySourceStore sources() {
        return sources;
    }

    public FixedDns dns() {
        return dns;
    }

    public RecordingSqs sqs() {
        return sqs;
    }

    /** Every route of the function. */
    public List<EveryRoute.Route> routes() {
        return EveryRoute.of(context);
    }

    public HandClock clock() {
        return clock;
    }

    /** A zip of one file. */
    public static byte[] zip(String name, String content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        function.close();
        tables.close();
    }
}
