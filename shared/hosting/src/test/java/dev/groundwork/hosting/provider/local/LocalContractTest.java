package dev.groundwork.hosting.provider.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProviderContract;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderWorld;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.source.DiskRepositories;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.SourceTree;
import dev.groundwork.kernel.AppId;
import dev.groundwork.localstack.provider.ProviderSettings;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;

/** The local provider's adapter over the program that really builds and runs apps. */
final class LocalContractTest extends HostingProviderContract {

    private static final String TOKEN = "a token for tests";

    @TempDir
    Path folder;

    @Override
    protected ProviderWorld start() throws IOException {
        return new World(folder);
    }

    private static final class World implements ProviderWorld {

        private static final int POLLS = 600;
        private static final long POLL_NANOS = 50_000_000;

        private final dev.groundwork.localstack.provider.LocalProvider server;
        private final LosingProxy proxy;
        private final LocalProviderApi api;
        private final HostingProvider provider;
        private final Repository repository;
        private final CommitId commit;

        World(Path folder) throws IOException {
            server = dev.groundwork.localstack.provider.LocalProvider.start(
                    ProviderSettings.of(folder.resolve("provider"), TOKEN, InstantSource.system(), System.getenv()));
            proxy = new LosingProxy(server.url());
            api = new LocalProviderApi(JsonMapper.createDefault(), proxy.url(), TOKEN);
            provider = new LocalProvider(api);
            var repositories = new DiskRepositories(folder.resolve("git").toString());
            var app = new AppId("app_" + SampleApps.ulid());
            var page = new SourceEntry("index.html", false, false, "<h1>Hello</h1>".getBytes(UTF_8));
            commit = repositories
                    .commit(app, new SourceTree(List.of(page)), Instant.now())
                    .orElseThrow();
            repository = new Repository.OnDisk(repositories.url(app));
        }

        @Override
        public HostingProvider provider() {
            return provider;
        }

        @Override
        public NewService newService(AppIdentity.Slug name, Marker marker) {
            return new NewService(name, marker, repository, BuildSettings.none(), Map.of());
        }

        @Override
        public DeployRequest request(DeployToken token) {
            return new DeployRequest(repository, commit, BuildSettings.none(), Map.of(), token);
        }

        @Override
        public void loseCreation() {
            proxy.loseNext("PUT");
        }

        @Override
        public void loseDeploy() {
            proxy.loseNext("POST");
        }

        @Override
        public ServiceId stranger(AppIdentity.Slug name, Marker marker) {
            return answer(provider.createService(newService(name, marker))).id();
        }

        @Override
        public void lose(ServiceId service) {
            answer(api.act("DELETE", "/services/" + service));
        }

        @Override
        public long services() {
            return answer(api.get("/services", LocalProviderJson.Services.class))
                    .items()
                    .size();
        }

        @Override
        public long deployments(ServiceId service) {
            return answer(api.get("/services/" + service + "/deploys", LocalProviderJson.Deploys.class))
                    .items()
                    .size();
        }

        /** Waits for the build, which really runs. */
        @Override
        public void finish(ServiceId service, ProviderDeployId deploy) {
            for (int i = 0; i < POLLS && isBuilding(service, deploy); i++) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }

        private boolean isBuilding(ServiceId service, ProviderDeployId deploy) {
            var state = answer(provider.deployment(service, deploy)).state();
            return state == DeployState.QUEUED || state == DeployState.BUILDING;
        }

        @Override
        public boolean becomeUnknown(ServiceId service, ProviderDeployId deploy) {
            return false;
        }

        @Override
        public boolean write(ServiceId service, ProviderDeployId deploy, Instant time, String message) {
            return false;
        }

        private static <T> T answer(ProviderOutcome<T> outcome) {
            return ((Answered<T>) outcome).value();
        }

        @Override
        public List<String> findings() {
            return List.of();
        }

        @Override
        public void close() {
            proxy.close();
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
