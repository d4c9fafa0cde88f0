package dev.groundwork.hosting.provider.limit;

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

/** A provider behind its circuit. */
public final class GuardedProvider implements HostingProvider {

    private final HostingProvider provider;
    private final CircuitGuard guard;

    public GuardedProvider(HostingProvider provider, CircuitGuard guard) {
        this.provider = provider;
        this.guard = guard;
    }

    @Override
    public ProviderName name() {
        return provider.name();
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public boolean isConfigured() {
        return provider.isConfigured();
    }

    @Override
    public Optional<CustomDomains> domains() {
        return provider.domains().map(domains -> new GuardedDomains(domains, name(), guard));
    }

    @Override
    public Optional<Databases> databases() {
        return provider.databases().map(databases -> new GuardedDatabases(databases, name(), guard));
    }

    @Override
    public ProviderOutcome<Service> findService(AppIdentity.Slug name, Marker marker) {
        return guard.call(name(), () -> provider.findService(name, marker));
    }

    @Override
    public ProviderOutcome<Service> createService(NewService service) {
        return guard.call(name(), () -> provider.createService(service));
    }

    @Override
    public ProviderOutcome<Service> service(ServiceId service) {
        return guard.call(name(), () -> provider.service(service));
    }

    @Override
    public ProviderOutcome<Optional<ProviderDeployId>> newestDeploy(ServiceId service) {
        return guard.call(name(), () -> provider.newestDeploy(service));
    }

    @Override
    public ProviderOutcome<Deploy> findDeploy(ServiceId service, DeployToken token) {
        return guard.call(name(), () -> provider.findDeploy(service, token));
    }

    @Override
    public ProviderOutcome<Deploy> deploy(ServiceId service, DeployRequest request) {
        return guard.call(name(), () -> provider.deploy(service, request));
    }

    @Override
    public ProviderOutcome<Deploy> deployment(ServiceId service, ProviderDeployId deploy) {
        return guard.call(name(), () -> provider.deployment(service, deploy));
    }

    @Override
    public ProviderOutcome<ProviderDeployId> cancel(ServiceId service, ProviderDeployId deploy) {
        return guard.call(name(), () -> provider.cancel(service, deploy));
    }

    @Override
    public ProviderOutcome<Deploy> rollback(ServiceId service, ProviderDeployId target, DeployToken token) {
        return guard.call(name(), () -> provider.rollback(service, target, token));
    }

    @Override
    public ProviderOutcome<ServiceId> stop(ServiceId service) {
        return guard.call(name(), () -> provider.stop(service));
    }

    @Override
    public ProviderOutcome<Started> start(ServiceId service) {
        return guard.call(name(), () -> provider.start(service));
    }

    @Override
    public ProviderOutcome<ServiceId> restart(ServiceId service) {
        return guard.call(name(), () -> provider.restart(service));
    }

    @Override
    public ProviderOutcome<ServiceId> delete(ServiceId service) {
        return guard.call(name(), () -> provider.delete(service));
    }

    @Override
    public ProviderOutcome<OwnedServices> owned(StackName stack, Optional<String> cursor) {
        return guard.call(name(), () -> provider.owned(stack, cursor));
    }

    @Override
    public ProviderOutcome<Log> log(
            ServiceId service, LogType type, Optional<Instant> since, Optional<String> cursor, int limit) {
        return guard.call(name(), () -> provider.log(service, type, since, cursor, limit));
    }
}
