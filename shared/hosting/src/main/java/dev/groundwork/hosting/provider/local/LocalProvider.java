package dev.groundwork.hosting.provider.local;

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
import java.util.Locale;
import java.util.Optional;

/** The {@code local} provider: runs apps on the machine of the local stack, which serves its API on loopback. */
final class LocalProvider implements HostingProvider {

    private static final Capabilities CAPABILITIES = new Capabilities(true, true, true, true, true, false, false, true);

    private final LocalProviderApi api;

    LocalProvider(LocalProviderApi api) {
        this.api = api;
    }

    @Override
    public ProviderName name() {
        return ProviderName.LOCAL;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return api.get("/services?name=" + name, LocalProviderJson.Services.class)
                .flatMap(services -> services.items().stream()
                        .findFirst()
                        .<ProviderOutcome<LocalProviderJson.Service>>map(ProviderOutcome.Answered::new)
                        .orElseGet(ProviderOutcome.Missing::new))
                .map(LocalProviderJson.Service::read)
                .flatMap(service -> service.marker().equals(marker)
                        ? new ProviderOutcome.Answered<>(service)
                        : new ProviderOutcome.NameConflict<>());
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return api.send(
                        "PUT",
                        "/services/" + service.name(),
                        new LocalProviderJson.NewService(service.marker().value()),
                        LocalProviderJson.Service.class)
                .map(LocalProviderJson.Service::read);
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return api.get(path(service), LocalProviderJson.Service.class).map(LocalProviderJson.Service::read);
    }

    /** The token alone finds a deployment here. */
    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return new ProviderOutcome.Answered<>(Optional.empty());
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return api.get(path(service) + "/deploys?clientToken=" + token.deployment(), LocalProviderJson.Deploys.class)
                .flatMap(deploys -> deploys.items().stream()
                        .findFirst()
                        .<ProviderOutcome<LocalProviderJson.Deploy>>map(ProviderOutcome.Answered::new)
                        .orElseGet(ProviderOutcome.Missing::new))
                .map(LocalProviderJson.Deploy::read);
    }

    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request) {
        var body = LocalProviderJson.NewDeploy.of(request);
        return api.send("POST", path(service) + "/deploys", body, LocalProviderJson.Deploy.class)
                .map(LocalProviderJson.Deploy::read);
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return api.get(path(service, deploy), LocalProviderJson.Deploy.class).map(LocalProviderJson.Deploy::read);
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return api.act("POST", path(service, deploy) + "/cancel").map(done -> deploy);
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        var body = new LocalProviderJson.Rollback(
                target.value(), token.deployment().value());
        return api.send("POST", path(service) + "/rollback", body, LocalProviderJson.Deploy.class)
                .map(LocalProviderJson.Deploy::read);
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return api.act("POST", path(service) + "/stop").map(done -> service);
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return api.act("POST", path(service) + "/start").map(done -> new Started(Optional.empty()));
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return api.act("POST", path(service) + "/restart").map(done -> service);
    }

    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        return api.act("DELETE", path(service)).map(done -> service);
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return api.get("/services", LocalProviderJson.Services.class)
                .map(services -> new OwnedServices(
                        services.items().stream()
                                .map(s -> new OwnedService(new ServiceId(s.id()), new Marker(s.marker())))
                                .filter(s -> stack.appOf(s.marker()).isPresent())
                                .toList(),
                        Optional.empty()));
    }

    @Override
    public Optional<CustomDomains> domains() {
        return Optional.empty();
    }

    @Override
    public Optional<Databases> databases() {
        return Optional.of(new LocalDatabases(api));
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        var query = "?type=" + type.name().toLowerCase(Locale.ROOT)
                + "&limit=" + limit
                + since.map(s -> "&since=" + LocalProviderApi.escaped(s.toString()))
                        .orElse("")
                + cursor.map(c -> "&cursor=" + LocalProviderApi.escaped(c)).orElse("");
        return api.get(path(service) + "/logs" + query, LocalProviderJson.Lines.class)
                .map(LocalProviderJson.Lines::read);
    }

    private static String path(ServiceId service) {
        return "/services/" + LocalProviderApi.escaped(service.value());
    }

    private static String path(ServiceId service, ProviderDeployId deploy) {
        return path(service) + "/deploys/" + LocalProviderApi.escaped(deploy.value());
    }
}
