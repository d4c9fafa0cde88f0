package dev.groundwork.hosting.provider.rest;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderWorld;
import dev.groundwork.hosting.provider.Repository;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A provider with a REST API over its stand-in, for the contract of all providers. */
public final class RestProviderWorld implements ProviderWorld {

    private static final Repository REPOSITORY =
            new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711);

    private final RemoteProviderContract.World world;

    public RestProviderWorld(RemoteProviderContract.World world) {
        this.world = world;
    }

    @Override
    public HostingProvider provider() {
        return world.provider();
    }

    @Override
    public NewService newService(AppIdentity.Slug name, Marker marker) {
        return new NewService(name, marker, REPOSITORY, BuildSettings.none(), Map.of("A", "one"));
    }

    @Override
    public DeployRequest request(DeployToken token) {
        return new DeployRequest(
                REPOSITORY, new CommitId("b".repeat(40)), BuildSettings.none(), Map.of("A", "two"), token);
    }

    @Override
    public void loseCreation() {
        world.api().loseNextAnswer("POST", world.createPath());
    }

    @Override
    public void loseDeploy() {
        world.api().loseNextAnswer("POST", world.deployPath());
    }

    @Override
    public ServiceId stranger(AppIdentity.Slug name, Marker marker) {
        var id = world.stranger(name.toString());
        world.mark(id, marker.value());
        return new ServiceId(id);
    }

    @Override
    public void lose(ServiceId service) {
        world.lose(service.value());
    }

    @Override
    public long services() {
        return world.ids().size();
    }

    @Override
    public long deployments(ServiceId service) {
        return world.deployments(service.value());
    }

    @Override
    public void finish(ServiceId service, ProviderDeployId deploy) {
        world.become(service.value(), deploy.value(), DeployState.LIVE);
    }

    @Override
    public boolean becomeUnknown(ServiceId service, ProviderDeployId deploy) {
        world.becomeUnknown(service.value(), deploy.value());
        return true;
    }

    @Override
    public boolean write(ServiceId service, ProviderDeployId deploy, Instant time, String message) {
        world.write(service.value(), deploy.value(), time, message);
        return true;
    }

    @Override
    public List<String> findings() {
        return world.api().findings();
    }

    @Override
    public void close() {
        world.api().close();
    }
}
