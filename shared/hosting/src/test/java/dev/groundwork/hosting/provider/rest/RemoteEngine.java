package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.config.NoVariables;
import dev.groundwork.hosting.deployment.AdvanceDeployment;
import dev.groundwork.hosting.deployment.BuildProbe;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.DeploymentLimits;
import dev.groundwork.hosting.deployment.RequestDeployment;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CreationLimits;
import dev.groundwork.hosting.provider.limit.InMemoryCreationQuota;
import dev.groundwork.hosting.source.PushOutcome;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.hosting.source.SourceTree;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The deployment engine over one remote provider: a queue that is worked off, workers that may die, and what is due is sent again. */
final class RemoteEngine {

    /** A worker that has died in the middle of a call. */
    static final class WorkerDied extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final InMemoryAppRegistry registry = new InMemoryAppRegistry();
    private final HandClock clock = new HandClock(SampleApps.NOW);
    private final Deque<WorkerMessage> messages = new ArrayDeque<>();
    private final UserId owner = SampleApps.owner();
    private final AdvanceDeployment advance;
    private final RequestDeployment request;
    private final RemoteProviderContract.World world;

    RemoteEngine(RemoteProviderContract.World world, HostingProvider provider) {
        this.world = world;
        WorkerQueue queue = (message, after) -> messages.add(message);
        this.request = new RequestDeployment(
                registry, new CreditCheck(user -> Credits.of(10), Credits.of(1)), queue, SampleApps::ulid, clock);
        this.advance = new AdvanceDeployment(
                registry,
                new HostingProviders(List.of(provider), provider.name()),
                new AtGitHub(),
                new NoVariables(),
                app -> List.of(),
                new InMemoryCreationQuota(new CreationLimits(Map.of())),
                (url, expected) -> BuildProbe.Finding.THIS_BUILD,
                queue,
                DeploymentLimits.standard(Duration.ofMinutes(45)),
                new StackName("test"),
                SampleApps::ulid,
                clock);
    }

    /** Creates an app with a source. */
    AppId app(HostingProvider provider, CommitId commit) {
        var name = new AppIdentity.Name("Sample");
        var identity = new AppIdentity(
                new AppId("app_" + SampleApps.ulid()),
                owner,
                new IdeaId("idea"),
                AppIdentity.Slug.of(name, ""),
                provider.name(),
                clock.instant());
        assertThat(registry.create(App.create(identity, name).withSource(commit, clock.instant())))
                .isNotNull();
        return identity.id();
    }

    /** Deploys an app to the end: each message a second after the last; what a dead worker left is sent again when it is due. */
    Deployment deploy(AppId app) {
        assertThat(request.request(owner, app, Optional.empty()))
                .isInstanceOf(RequestDeployment.Outcome.Reserved.class);
        for (int i = 0; i < 2_000 && read(app).active().isPresent(); i++) {
            if (messages.isEmpty()) {
                clock.advance(Duration.ofMinutes(1));
                sendDue(app);
            } else {
                clock.advance(Duration.ofSeconds(1));
                handle(messages.remove());
            }
            world.settle();
        }
        messages.clear();
        return read(app).latest().orElseThrow();
    }

    private void sendDue(AppId id) {
        read(id).active()
                .filter(d -> !d.progress().dueAt().isAfter(clock.instant()))
                .ifPresent(d -> messages.add(
                        new WorkerMessage(id, Optional.of(d.id()), d.progress().turn())));
    }

    private void handle(WorkerMessage message) {
        try {
            advance.advance(message.app(), message.deployment().orElseThrow(), message.turn());
        } catch (WorkerDied died) {
            // Its message is gone too: what is due is found by the clock alone.
            messages.clear();
        }
    }

    App read(AppId app) {
        return registry.find(app).orElseThrow();
    }

    /** Repositories at GitHub that have every commit. */
    private static final class AtGitHub implements SourceRepository {

        @Override
        public boolean isConfigured(ProviderName provider) {
            return true;
        }

        @Override
        public Optional<CommitId> commit(App app, SourceTree tree, Instant now) {
            return app.source();
        }

        @Override
        public CommitId newest(App app, CommitId committed) {
            return committed;
        }

        @Override
        public PushOutcome push(App app, CommitId commit) {
            return new PushOutcome.Pushed(Optional.empty());
        }

        @Override
        public Optional<Repository> repository(App app) {
            return Optional.of(new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711));
        }

        @Override
        public CommitId pushed(App app, CommitId commit) {
            return commit;
        }

        @Override
        public void discard(App app) {
            // Nothing is stored.
        }

        @Override
        public boolean delete(App app) {
            return true;
        }
    }
}
