package dev.groundwork.hosting.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppName;
import dev.groundwork.appregistry.model.Apps;
import dev.groundwork.appregistry.model.IdeaId;
import dev.groundwork.appregistry.model.ProviderName;
import dev.groundwork.hosting.domain.SourceEntry;
import dev.groundwork.hosting.domain.SourceTree;
import dev.groundwork.hosting.domain.SourceVerdict;
import dev.groundwork.hosting.domain.Stack;
import dev.groundwork.hosting.port.BuildProbe.Finding;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.InMemoryProvider;
import dev.groundwork.hosting.port.InMemoryRepository;
import dev.groundwork.hosting.port.StepQueue;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Hosting on fakes: a clock by hand, a queue that is worked off when a test says so, a provider whose faults a test chooses. */
final class World {

    final UserId owner = Apps.owner();
    final HandClock clock = new HandClock(Apps.NOW);
    final InMemoryProvider provider = new InMemoryProvider();
    final InMemoryRepository repositories = new InMemoryRepository();
    final Deque<WorkerMessage> messages = new ArrayDeque<>();
    final List<WorkerMessage> sent = new ArrayList<>();
    final AppRegistry registry;

    Finding finding = Finding.THIS_BUILD;
    Credits credits = Credits.of(100);
    boolean losesMessages;

    final CreateApp createApp;
    final StoreSource storeSource;
    final RequestDeployment requestDeployment;
    final AdvanceDeployment advance;
    final SettleApp settle;
    final StopApp stopApp;
    final StartApp startApp;
    final RestartApp restartApp;
    final DeleteApp deleteApp;
    final ReconcileApps reconcile;

    World() {
        this(new InMemoryAppRegistry());
    }

    World(AppRegistry registry) {
        this.registry = registry;
        var providers = new HostingProviders(List.of(provider), ProviderName.LOCAL);
        var stack = new Stack("test");
        var limits = HostingLimits.standard(Duration.ofMinutes(45));
        StepQueue queue = this::send;
        createApp = new CreateApp(registry, providers, Apps::ulid, clock, new SecureRandom());
        storeSource = new StoreSource(registry, archive -> page(), repositories, clock);
        requestDeployment = new RequestDeployment(registry, user -> credits, queue, Apps::ulid, clock);
        advance = new AdvanceDeployment(
                registry, providers, repositories, (url, expected) -> finding, queue, limits, stack, Apps::ulid, clock);
        settle = new SettleApp(registry, providers, repositories, clock, stack);
        stopApp = new StopApp(registry, providers, settle, queue, clock);
        startApp = new StartApp(registry, providers, user -> credits, queue, Apps::ulid, clock);
        restartApp = new RestartApp(registry, providers, startApp);
        deleteApp = new DeleteApp(registry, queue, clock);
        reconcile = new ReconcileApps(registry, providers, queue, clock);
    }

    private synchronized void send(WorkerMessage message, Duration after) {
        sent.add(message);
        if (!losesMessages) {
            messages.add(message);
        }
    }

    private static SourceVerdict page() {
        var tree = new SourceTree(List.of(new SourceEntry("index.html", false, false, new byte[] {1})));
        return new SourceVerdict.Safe(tree, List.of());
    }

    /** An app with a source. */
    AppId app() {
        var name = new AppName("App " + Apps.ulid());
        var idea = new IdeaId("idea-" + Apps.ulid());
        var created = createApp.create(owner, name, idea, Optional.empty());
        assertThat(created).isInstanceOf(CreateApp.Outcome.Created.class);
        var id = ((CreateApp.Outcome.Created) created).app().id();
        storeSource.store(owner, id, new byte[0]);
        return id;
    }

    /** An app that serves. */
    AppId deployedApp() {
        var id = app();
        deploy(id);
        work();
        return id;
    }

    DeploymentId deploy(AppId id) {
        var outcome = requestDeployment.request(owner, id, Optional.empty());
        assertThat(outcome).isInstanceOf(RequestDeployment.Outcome.Reserved.class);
        return ((RequestDeployment.Outcome.Reserved) outcome).deployment();
    }

    App read(AppId id) {
        return registry.find(id).orElseThrow();
    }

    /** Handles one message as the worker does. */
    void handle(WorkerMessage message) {
        message.deployment()
                .ifPresentOrElse(
                        d -> advance.advance(message.app(), d, message.turn()), () -> settle.settle(message.app()));
    }

    /** Works the queue off; each message a second after the last. Bounded, so that a loop is a failure. */
    void work() {
        for (int i = 0; i < 5_000 && !messages.isEmpty(); i++) {
            clock.advance(Duration.ofSeconds(1));
            handle(messages.remove());
        }
        assertThat(messages).isEmpty();
    }
}
