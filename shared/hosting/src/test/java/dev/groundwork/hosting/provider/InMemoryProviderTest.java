package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The fake of the engine's tests keeps the contract of providers, or those tests would show nothing. */
final class InMemoryProviderTest extends HostingProviderContract {

    @Override
    protected ProviderWorld start() {
        return new World();
    }

    private static final class World implements ProviderWorld {

        private static final Repository REPOSITORY = new Repository.OnDisk(URI.create("file:///nowhere"));
        private final InMemoryProvider provider = new InMemoryProvider();

        @Override
        public HostingProvider provider() {
            return provider;
        }

        @Override
        public NewService newService(AppIdentity.Slug name, Marker marker) {
            return new NewService(name, marker, REPOSITORY, BuildSettings.none(), Map.of());
        }

        @Override
        public DeployRequest request(DeployToken token) {
            return new DeployRequest(REPOSITORY, new CommitId("a".repeat(40)), BuildSettings.none(), Map.of(), token);
        }

        @Override
        public void loseCreation() {
            provider.loseNextAnswer("createService");
        }

        @Override
        public void loseDeploy() {
            provider.loseNextAnswer("deploy");
        }

        @Override
        public ServiceId stranger(AppIdentity.Slug name, Marker marker) {
            return provider.stranger(name, marker);
        }

        @Override
        public void lose(ServiceId service) {
            provider.lose(service);
        }

        @Override
        public long services() {
            return provider.services().size();
        }

        @Override
        public long deployments(ServiceId service) {
            return provider.orders().size();
        }

        @Override
        public void finish(ServiceId service, ProviderDeployId deploy) {
            // A deployment is live as soon as it is ordered.
        }

        @Override
        public boolean becomeUnknown(ServiceId service, ProviderDeployId deploy) {
            provider.become(provider.orders().getLast().token().deployment(), HostingProvider.DeployState.UNKNOWN);
            return true;
        }

        @Override
        public boolean write(ServiceId service, ProviderDeployId deploy, Instant time, String message) {
            provider.write(time, message);
            return true;
        }

        @Override
        public List<String> findings() {
            return List.of();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
