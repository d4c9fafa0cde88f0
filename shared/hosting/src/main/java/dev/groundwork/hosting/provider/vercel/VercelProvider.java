package dev.groundwork.hosting.provider.vercel;

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
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.RestApi;
import io.micronaut.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;

/** The provider {@code vercel}: one project in our team for each app. It has no restart, and pauses a project instead of stopping it. */
final class VercelProvider implements HostingProvider {

    private static final Capabilities CAPABILITIES = new Capabilities(true, true, false, true, true, true, true, false);

    private final VercelApi api;
    private final VercelVariables variables;
    private final VercelProjects projects;
    private final VercelDeploys deploys;
    private final VercelLogs logs;

    VercelProvider(VercelApi api, JsonMapper json) {
        this.api = api;
        this.variables = new VercelVariables(api);
        this.projects = new VercelProjects(api, variables);
        this.deploys = new VercelDeploys(api, projects);
        this.logs = new VercelLogs(api, deploys, projects, json);
    }

    @Override
    public ProviderName name() {
        return ProviderName.VERCEL;
    }

    @Override
    public boolean isConfigured() {
        return api.hasToken();
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return projects.find(name, marker);
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return projects.create(service);
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return projects.read(service);
    }

    /** The token alone finds a deployment here. */
    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return new ProviderOutcome.Answered<>(Optional.empty());
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return deploys.find(service, token.deployment());
    }

    /** Orders a deployment after its variables are at Vercel; its settings go with it. */
    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request) {
        if (request.settings().startCommand().isPresent()) {
            return new ProviderOutcome.Rejected<>(VercelTexts.NO_PROCESS);
        }
        return switch (request.repository()) {
            case Repository.OnDisk disk -> new ProviderOutcome.Rejected<>(VercelTexts.NOT_AT_GITHUB);
            case Repository.AtGitHub github -> deploy(service, request, github.id());
        };
    }

    private ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request, long repository) {
        return projects.raw(service)
                .flatMap(project -> projects.marker(project)
                        .flatMap(marker -> variables
                                .replace(service, VercelVariables.of(request.variables(), marker))
                                .flatMap(done -> deploys.order(project, request, marker, repository))));
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return deploys.read(service, deploy);
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return deploys.cancel(deploy);
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return deploys.promote(service, target);
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return act(service, "pause");
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return act(service, "unpause").map(done -> new Started(Optional.empty()));
    }

    /** Pauses or unpauses; 400 is also the answer for a project that is not there, which is read to know. */
    private ProviderOutcome<ServiceId> act(ServiceId service, String action) {
        var answer = api.call("POST", "/v1/projects/" + RestApi.escaped(service.value()) + "/" + action)
                .map(done -> service);
        return answer instanceof ProviderOutcome.Rejected && projects.raw(service) instanceof ProviderOutcome.Missing
                ? new ProviderOutcome.Missing<>()
                : answer;
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return new ProviderOutcome.Rejected<>(VercelTexts.NO_RESTART);
    }

    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        var deleted = api.call("DELETE", VercelProjects.path(service.value())).map(done -> service);
        return deleted instanceof ProviderOutcome.Missing ? new ProviderOutcome.Answered<>(service) : deleted;
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return projects.owned(stack, cursor);
    }

    @Override
    public Optional<CustomDomains> domains() {
        return Optional.of(new VercelDomains(api));
    }

    @Override
    public Optional<Databases> databases() {
        return Optional.empty();
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        return logs.read(service, type, since, cursor, limit);
    }
}
