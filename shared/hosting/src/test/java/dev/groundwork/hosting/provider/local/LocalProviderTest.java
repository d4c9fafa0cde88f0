package dev.groundwork.hosting.provider.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry.CreateOutcome;
import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppSettings;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.client.ProbeRequests;
import dev.groundwork.hosting.deployment.HttpBuildProbe;
import dev.groundwork.hosting.provider.Databases.Database;
import dev.groundwork.hosting.provider.Databases.DatabaseOwner;
import dev.groundwork.hosting.provider.Databases.DatabaseState;
import dev.groundwork.hosting.provider.Databases.NewDatabase;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.source.DiskRepositories;
import dev.groundwork.hosting.source.DiskSources;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.SourceTree;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.localstack.provider.ProviderSettings;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole chain below the routes on the real local provider: repository, steps, adapter, a process that really runs. */
final class LocalProviderTest {

    private static final String TOKEN = "a token for tests";
    private static final Marker OTHERS = new Marker("groundwork:other:app");

    @TempDir
    Path folder;

    private final InMemoryAppRegistry registry = new InMemoryAppRegistry();
    private dev.groundwork.localstack.provider.LocalProvider server;
    private HostingProvider provider;
    private DiskRepositories repositories;
    private LocalWorker worker;

    @BeforeEach
    void start() throws IOException {
        server = dev.groundwork.localstack.provider.LocalProvider.start(
                ProviderSettings.of(folder.resolve("provider"), TOKEN, InstantSource.system(), System.getenv()));
        provider = provider(server.url(), TOKEN);
        repositories = new DiskRepositories(folder.resolve("git").toString());
        worker = new LocalWorker(
                registry, provider, new DiskSources(repositories), new HttpBuildProbe(new ProbeRequests("")));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static HostingProvider provider(URI origin, String token) {
        return new LocalProvider(new LocalProviderApi(JsonMapper.createDefault(), origin, token));
    }

    @Test
    @DisplayName("INFRA-HOST-140 a page and then another are served at one url; stopped it is not, started it is again")
    void page() throws Exception {
        var app = deployed(created(), file("index.html", "<h1>one</h1>"));
        assertThat(app.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        var url = app.serving().url().orElseThrow();
        assertThat(get(url)).isEqualTo("<h1>one</h1>");

        var again = deployed(app, file("index.html", "<h1>two</h1>"));
        assertThat(again.serving().url()).contains(url);
        assertThat(get(url)).isEqualTo("<h1>two</h1>");

        var service = again.serving().service().orElseThrow();
        assertThat(provider.stop(service)).isInstanceOf(Answered.class);
        assertThat(state(service)).isEqualTo(ServiceState.STOPPED);
        assertThat(provider.start(service)).isInstanceOf(Answered.class);
        assertThat(provider.restart(service)).isInstanceOf(Answered.class);
        assertThat(lines(service, LogType.BUILD)).isNotEmpty();

        assertThat(provider.delete(service)).isInstanceOf(Answered.class);
        assertThat(provider.service(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.findService(again.identity().slug(), OTHERS)).isEqualTo(new ProviderOutcome.Missing<>());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-141 a process that ends before it listens is a failed start, and what served keeps serving")
    void failedStart() throws Exception {
        var app = deployed(created(), file("index.html", "<h1>good</h1>"));

        var failed = deployed(app, file("Procfile", "web: exit 3\n"));

        assertThat(failed.latest().map(Deployment::status)).contains(Deployment.Status.FAILED);
        assertThat(failed.latest().flatMap(Deployment::failure).orElseThrow().code())
                .isEqualTo(DeploymentFailure.Code.START_FAILED);
        assertThat(failed.serving().status()).isEqualTo(Serving.Status.DEPLOYED);
        assertThat(get(failed.serving().url().orElseThrow())).isEqualTo("<h1>good</h1>");
    }

    @Test
    @DisplayName("INFRA-HOST-142 the same order twice is one deployment, another marker's name is a conflict")
    void idempotent() {
        var app = deployed(created(), file("index.html", "x"));
        var service = app.serving().service().orElseThrow();
        var order = new DeployRequest(
                repository(app),
                app.source().orElseThrow(),
                BuildSettings.none(),
                Map.of(),
                token(app.latest().orElseThrow().id()));

        assertThat(provider.deploy(service, order)).isEqualTo(provider.findDeploy(service, order.token()));
        assertThat(provider.createService(
                        new NewService(app.identity().slug(), OTHERS, repository(app), BuildSettings.none(), Map.of())))
                .isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(provider.findService(app.identity().slug(), OTHERS)).isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(provider.findDeploy(service, token(SampleApps.deployment(app).id())))
                .isEqualTo(new ProviderOutcome.Missing<>());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-143 a provider that is not there is unavailable, and one that does not know our token says so")
    void unavailable() throws IOException {
        var app = created();
        assertThat(provider(server.url(), "wrong").findService(app.identity().slug(), OTHERS))
                .isEqualTo(new ProviderOutcome.TokenRefused<>());
        server.close();

        assertThat(provider.findService(app.identity().slug(), OTHERS))
                .isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.empty()));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-525 build settings reach the build, and a rollback serves what was built then, by the id of that deployment")
    void rollback() throws Exception {
        var first = deployed(
                with(created(), "one"), file("one/index.html", "<h1>one</h1>"), file("two/index.html", "<h1>two</h1>"));
        var url = first.serving().url().orElseThrow();
        assertThat(get(url)).isEqualTo("<h1>one</h1>");
        var second = deployed(
                with(first, "two"), file("one/index.html", "<h1>1</h1>"), file("two/index.html", "<h1>two</h1>"));
        assertThat(get(url)).isEqualTo("<h1>two</h1>");

        var back = worker.rollback(second, first.latest().orElseThrow());

        var deployment = back.latest().orElseThrow();
        assertThat(deployment.status()).isEqualTo(Deployment.Status.DEPLOYED);
        assertThat(deployment.rollbackOf())
                .contains(first.latest().orElseThrow().id());
        assertThat(back.serving().build()).contains(first.latest().orElseThrow().id());
        assertThat(get(url)).isEqualTo("<h1>one</h1>");
        assertThat(get(url.resolve("/.well-known/groundwork-build")))
                .isEqualTo(first.latest().orElseThrow().id().value());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-368 a database is found by its marker alone, read by its id, and deleted, beside any service")
    void databases() {
        var databases = provider.databases().orElseThrow();
        var slug = created().identity().slug();
        var owner = new DatabaseOwner(slug, OTHERS, Optional.empty());
        var stranger = new DatabaseOwner(slug, new Marker("groundwork:other:another"), Optional.empty());
        assertThat(((Answered<List<String>>) databases.engines()).value()).contains("sqlite");
        assertThat(databases.find(owner)).isEqualTo(new ProviderOutcome.Missing<>());

        var made = ((Answered<Database>) databases.create(new NewDatabase(owner, "sqlite"))).value();

        assertThat(made.state()).isEqualTo(DatabaseState.READY);
        assertThat(made.connection()).isPresent();
        assertThat(databases.create(new NewDatabase(owner, "sqlite"))).isEqualTo(new Answered<>(made));
        assertThat(databases.find(owner)).isEqualTo(new Answered<>(made));
        assertThat(databases.read(owner, made.id())).isEqualTo(new Answered<>(made));
        assertThat(databases.find(stranger)).isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(databases.create(new NewDatabase(stranger, "sqlite")))
                .isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(databases.create(new NewDatabase(owner, "mysql"))).isInstanceOf(ProviderOutcome.Rejected.class);
        for (int i = 0; i < 2; i++) {
            assertThat(databases.delete(owner, made.id())).isEqualTo(new Answered<>(made.id()));
        }
        assertThat(databases.read(owner, made.id())).isEqualTo(new ProviderOutcome.Missing<>());
    }

    /** The app with another root directory. */
    private App with(App app, String directory) {
        var build = new BuildSettings(
                BuildSettings.Directory.parse(directory), Optional.empty(), Optional.empty(), Optional.empty());
        var changed = app.withSettings(new AppSettings(app.settings().name(), build), Instant.now());
        assertThat(registry.replace(app, changed)).isTrue();
        return changed.written();
    }

    private Repository repository(App app) {
        return new Repository.OnDisk(repositories.url(app.id()));
    }

    private static DeployToken token(DeploymentId id) {
        return new DeployToken(id, Optional.empty());
    }

    private App created() {
        return ((CreateOutcome.Created) registry.create(SampleApps.app())).app();
    }

    /** The app after a deployment of these files has ended. */
    private App deployed(App app, SourceEntry... files) {
        var tree = new SourceTree(Arrays.asList(files));
        var commit = repositories.commit(app.id(), tree, Instant.now()).orElseThrow();
        return worker.deploy(registry.find(app.id()).orElseThrow(), commit);
    }

    private ServiceState state(ServiceId service) {
        return ((Answered<HostingProvider.Service>) provider.service(service))
                .value()
                .state();
    }

    private List<LogLine> lines(ServiceId service, LogType type) {
        var log = provider.log(service, type, Optional.of(Instant.EPOCH), Optional.empty(), 100);
        return ((Answered<HostingProvider.Log>) log).value().lines();
    }

    private static SourceEntry file(String path, String content) {
        return new SourceEntry(path, false, false, content.getBytes(UTF_8));
    }

    private static String get(URI url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
