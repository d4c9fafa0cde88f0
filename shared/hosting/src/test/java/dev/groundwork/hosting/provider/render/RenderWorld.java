package dev.groundwork.hosting.provider.render;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.FakeApi;
import dev.groundwork.hosting.provider.rest.RemoteProviderContract;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.testing.HandClock;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Render's adapter over its stand-in, with a repository of a few files. */
public final class RenderWorld implements RemoteProviderContract.World, SourceReader.Files {

    private final FakeRender api = new FakeRender();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final HostingProvider provider;

    public RenderWorld() {
        this(FakeRender.OWNER, new HandClock(Instant.parse("2026-01-07T09:30:00Z")));
    }

    RenderWorld(String owner, ProductClock clock) {
        api.start();
        files.put("package.json", "{\"scripts\":{\"start\":\"node server.js\"}}");
        provider = new RenderProvider(
                new RenderApi(JsonMapper.createDefault(), api.url(), () -> FakeApi.TOKEN, owner, clock),
                app -> Optional.of(this),
                new StackName("test"),
                new RenderPlan("basic_256mb"),
                clock);
    }

    /** Replaces the files of the repository. */
    void files(Map<String, String> all) {
        files.clear();
        files.putAll(all);
    }

    @Override
    public Set<String> names(String directory) {
        var prefix = directory.isEmpty() ? "" : directory + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).replaceFirst("/.*", ""))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public FakeRender api() {
        return api;
    }

    @Override
    public HostingProvider provider() {
        return provider;
    }

    @Override
    public String createPath() {
        return "/services";
    }

    @Override
    public String deployPath() {
        return "/services/[^/]+/deploys";
    }

    @Override
    public List<String> ids() {
        return api.ids();
    }

    @Override
    public String stranger(String name) {
        return api.stranger(name);
    }

    @Override
    public String marker(String service) {
        return api.marker(service);
    }

    @Override
    public long deploymentsOf(String build) {
        return api.deploymentsOf(build);
    }

    @Override
    public void mark(String service, String marker) {
        api.mark(service, marker);
    }

    @Override
    public void lose(String service) {
        api.lose(service);
    }

    @Override
    public void become(String service, String deploy, DeployState state) {
        api.become(
                service,
                deploy,
                switch (state) {
                    case QUEUED -> "queued";
                    case BUILDING -> "build_in_progress";
                    case LIVE -> "live";
                    case BUILD_FAILED -> "build_failed";
                    case START_FAILED, HEALTH_CHECK_FAILED -> "update_failed";
                    case SUPERSEDED -> "deactivated";
                    case CANCELLED -> "canceled";
                    case UNKNOWN -> "thawing";
                });
    }

    @Override
    public void becomeUnknown(String service, String deploy) {
        become(service, deploy, DeployState.UNKNOWN);
    }

    @Override
    public int deployments(String service) {
        return api.deploys(service).size();
    }

    @Override
    public void settle() {
        api.settle();
    }

    @Override
    public void write(String service, String deploy, Instant time, String message) {
        api.write(service, "build", time, message);
    }
}
