package dev.groundwork.hosting.provider.railway;

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
import dev.groundwork.hosting.provider.StackName;
import java.time.Instant;
import java.util.Optional;

/** Railway: an app is a project with one service, which Railway builds from the app's repository at GitHub. */
final class RailwayProvider implements HostingProvider {

    private static final Capabilities CAPABILITIES = new Capabilities(true, true, true, true, true, true, false, true);

    private final RailwayApi api;
    private final RailwayServices services;
    private final RailwayProjects projects;
    private final RailwayDeploys deploys;
    private final RailwayLifecycle lifecycle;
    private final RailwayLogs logs;
    private final RailwayDatabases databases;

    RailwayProvider(RailwayApi api, String workspace) {
        this.api = api;
        var triggers = new RailwayTriggers(api);
        this.projects = new RailwayProjects(api, new RailwayWorkspace(api, workspace));
        this.services = new RailwayServices(api, projects, triggers);
        this.deploys = new RailwayDeploys(api, triggers);
        this.lifecycle = new RailwayLifecycle(api, deploys);
        this.logs = new RailwayLogs(api, deploys, lifecycle);
        this.databases = new RailwayDatabases(api, projects);
    }

    @Override
    public ProviderName name() {
        return ProviderName.RAILWAY;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public boolean isConfigured() {
        return api.hasToken();
    }

    @Override
    public Optional<CustomDomains> domains() {
        return Optional.of(new RailwayDomains(api));
    }

    @Override
    public Optional<Databases> databases() {
        return Optional.of(databases);
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return services.find(marker);
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return services.create(service);
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return services.read(RailwayId.of(service));
    }

    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return deploys.newest(RailwayId.of(service));
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return deploys.find(RailwayId.of(service), token);
    }

    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request) {
        return deploys.deploy(RailwayId.of(service), request);
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return deploys.read(deploy);
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return deploys.cancel(deploy);
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return deploys.rollback(RailwayId.of(service), target, token);
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return lifecycle.stop(RailwayId.of(service));
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return lifecycle.start(RailwayId.of(service));
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return lifecycle.restart(RailwayId.of(service));
    }

    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        return services.delete(service);
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return projects.owned(stack, cursor);
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        return logs.read(RailwayId.of(service), type, since, cursor, limit);
    }
}
