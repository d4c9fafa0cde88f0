package dev.groundwork.hosting.provider.railway;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviderContract;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderWorld;
import dev.groundwork.hosting.provider.Repository;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class RailwayContractTest extends HostingProviderContract {

    @Override
    protected ProviderWorld start() {
        return new World();
    }

    private static final class World implements ProviderWorld {

        private static final Repository REPOSITORY =
                new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711);
        private final RailwayWorld world = new RailwayWorld();

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
            lose("projectCreate");
        }

        @Override
        public void loseDeploy() {
            lose("serviceInstanceDeployV2");
        }

        private void lose(String call) {
            var isLost = new boolean[1];
            world.railway().faults((field, number) -> {
                var fault = !isLost[0] && field.equals(call)
                        ? Optional.of(RailwayFault.LOST_ANSWER)
                        : Optional.<RailwayFault>empty();
                isLost[0] |= fault.isPresent();
                return fault;
            });
        }

        @Override
        public ServiceId stranger(AppIdentity.Slug name, Marker marker) {
            var project = world.railway().state().stranger(name.toString(), marker.value());
            project.service = Optional.of("srv-" + project.id());
            return new ServiceId(project.id() + "/env-" + project.id() + "/srv-" + project.id());
        }

        private RailwayStateProject project(ServiceId service) {
            return world.railway().state().projects().stream()
                    .filter(p -> service.value().startsWith(p.id() + "/"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void lose(ServiceId service) {
            world.railway().state().lose(project(service).id());
        }

        @Override
        public long services() {
            return world.objects();
        }

        @Override
        public long deployments(ServiceId service) {
            return project(service).deployments.size();
        }

        @Override
        public void finish(ServiceId service, ProviderDeployId deploy) {
            // A deployment is ready as soon as it is ordered.
        }

        @Override
        public boolean becomeUnknown(ServiceId service, ProviderDeployId deploy) {
            project(service).deployments.getLast().status = "THAWING";
            return true;
        }

        @Override
        public boolean write(ServiceId service, ProviderDeployId deploy, Instant time, String message) {
            project(service).log.add(Map.of("timestamp", time.toString(), "message", message, "severity", "info"));
            return true;
        }

        @Override
        public List<String> findings() {
            return world.findings();
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
