package dev.groundwork.hosting.provider.render;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.Capabilities;
import dev.groundwork.hosting.provider.CustomDomains;
import dev.groundwork.hosting.provider.Databases;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.SourceReader;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.ProductClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The provider {@code render}: one service in our workspace for each app, a web service or a static site. */
final class RenderProvider implements HostingProvider {

    private static final Capabilities CAPABILITIES = new Capabilities(true, true, true, true, true, true, true, true);

    private final RenderApi api;
    private final RenderVariables variables;
    private final RenderRuntime runtimes;
    private final RenderServices services;
    private final RenderDeploys deploys;
    private final RenderLogs logs;
    private final RenderDatabases databases;
    private final StackName stack;

    RenderProvider(RenderApi api, SourceReader sources, StackName stack, RenderPlan plan, ProductClock clock) {
        this.api = api;
        this.stack = stack;
        this.variables = new RenderVariables(api.calls());
        this.runtimes = new RenderRuntime(sources);
        this.services = new RenderServices(api, variables, runtimes, stack);
        this.deploys = new RenderDeploys(api.calls());
        this.logs = new RenderLogs(api, clock);
        this.databases = new RenderDatabases(api, plan);
    }

    @Override
    public ProviderName name() {
        return ProviderName.RENDER;
    }

    @Override
    public boolean isConfigured() {
        return api.calls().hasToken();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return services.find(name, marker);
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return services.create(service);
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return services.read(service);
    }

    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return deploys.newest(service);
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return deploys.find(service, token.previous());
    }

    /**
     * Orders a deployment after its settings and variables are at Render. The deployment that Render begins by itself with a new service is
     * taken where it builds the same commit with the same variables; else it is cancelled, so that it cannot be taken by a later attempt.
     */
    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request) {
        return variables.marker(service).flatMap(marker -> {
            var all = RenderVariables.of(request.variables(), marker);
            var first = deploys.first(service, request);
            return first instanceof ProviderOutcome.Missing
                    ? order(service, request, marker, all)
                    : first.flatMap(deploy -> variables
                            .hasExactly(service, all)
                            .flatMap(same -> same
                                    ? new ProviderOutcome.Answered<>(deploy)
                                    : withdrawn(service, deploy)
                                            .flatMap(done -> order(service, request, marker, all))));
        });
    }

    private ProviderOutcome<ProviderDeployId> withdrawn(ServiceId service, Deploy first) {
        return RenderDeploys.isUnderWay(first)
                ? deploys.cancel(service, first.id())
                : new ProviderOutcome.Answered<>(first.id());
    }

    private ProviderOutcome<Deploy> order(
            ServiceId service, DeployRequest request, Marker marker, List<RenderJson.EnvVar> all) {
        return services.raw(service)
                .flatMap(found -> runtimes.of(stack.appOf(marker), request.settings())
                        .flatMap(plan -> services.configure(found, plan)))
                .flatMap(configured -> variables.replace(service, all))
                .flatMap(replaced -> deploys.order(service, request));
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return deploys.read(service, deploy);
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return deploys.cancel(service, deploy);
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return deploys.rollback(service, target, token);
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return act(service, "/suspend");
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return act(service, "/resume").map(done -> new Started(Optional.empty()));
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return act(service, "/restart");
    }

    private ProviderOutcome<ServiceId> act(ServiceId service, String action) {
        return api.calls().call("POST", RenderApi.path(service) + action).map(done -> service);
    }

    /** Deletes a service after its database: only the service tells whose database it is. */
    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        var known = services.raw(service);
        if (known instanceof ProviderOutcome.Missing) {
            return new ProviderOutcome.Answered<>(service);
        }
        var deleted = known.flatMap(
                        found -> variables.marker(service).flatMap(marker -> databases.deleteOf(found.name(), marker)))
                .flatMap(gone -> api.calls().call("DELETE", RenderApi.path(service)))
                .map(done -> service);
        return deleted instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(service) : deleted;
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName of, Optional<String> cursor) {
        return services.owned(of, cursor);
    }

    @Override
    public Optional<CustomDomains> domains() {
        return Optional.of(new RenderDomains(api.calls()));
    }

    @Override
    public Optional<Databases> databases() {
        return Optional.of(databases);
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        return logs.read(service, type, since, cursor, limit);
    }
}
