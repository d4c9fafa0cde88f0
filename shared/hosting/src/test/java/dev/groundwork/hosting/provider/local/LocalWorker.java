package dev.groundwork.hosting.provider.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.config.NoVariables;
import dev.groundwork.hosting.deployment.AdvanceDeployment;
import dev.groundwork.hosting.deployment.BuildProbe;
import dev.groundwork.hosting.deployment.DeploymentLimits;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CreationLimits;
import dev.groundwork.hosting.provider.limit.InMemoryCreationQuota;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.kernel.DeploymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** The worker with a queue that keeps its delays in real time, for tests on a provider that really runs things. */
public final class LocalWorker {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private record Due(WorkerMessage message, long at) implements Delayed {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    private final AppRegistry registry;
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final AdvanceDeployment advance;

    public LocalWorker(
            AppRegistry registry, HostingProvider provider, SourceRepository repositories, BuildProbe probe) {
        this.registry = registry;
        this.advance = new AdvanceDeployment(
                registry,
                new HostingProviders(List.of(provider), ProviderName.LOCAL),
                repositories,
                new NoVariables(),
                app -> List.of(),
                new InMemoryCreationQuota(new CreationLimits(Map.of())),
                probe,
                (message, after) -> queue.add(new Due(message, System.nanoTime() + after.toNanos())),
                DeploymentLimits.standard(Duration.ofMinutes(45)),
                new StackName("test"),
                SampleApps::ulid,
                Instant::now);
    }

    /** Deploys a commit and answers the app once the deployment has ended. */
    public App deploy(App app, CommitId commit) {
        var now = Instant.now();
        var deployment = Deployment.ofSource(new DeploymentId("dep_" + SampleApps.ulid()), app.id(), commit, now);
        return run(app, app.withSource(commit, now), deployment);
    }

    /** Brings back the artifact of an earlier deployment, and answers the app once that has ended. */
    public App rollback(App app, Deployment earlier) {
        var rollback = Deployment.ofRollback(new DeploymentId("dep_" + SampleApps.ulid()), earlier, Instant.now());
        return run(app, app, rollback);
    }

    private App run(App app, App changed, Deployment deployment) {
        assertThat(registry.replace(app, changed.reserve(deployment, Instant.now())))
                .isTrue();
        queue.add(new Due(new WorkerMessage(app.id(), Optional.of(deployment.id()), 0), System.nanoTime()));
        while (registry.find(app.id()).orElseThrow().active().isPresent()) {
            step();
        }
        return registry.find(app.id()).orElseThrow();
    }

    private void step() {
        try {
            var due = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(due).as("a message within " + PATIENCE).isNotNull();
            var message = due.message();
            advance.advance(message.app(), message.deployment().orElseThrow(), message.turn());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
