package dev.groundwork.hosting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.WorkerMessage;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.IdeaId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.build.BeginWaitingBuild;
import dev.groundwork.hosting.build.BuildReservations;
import dev.groundwork.hosting.build.BuildSources;
import dev.groundwork.hosting.build.DeployBuild;
import dev.groundwork.hosting.config.NoVariables;
import dev.groundwork.hosting.deployment.AdvanceDeployment;
import dev.groundwork.hosting.deployment.BuildProbe.Finding;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.DeploymentLimits;
import dev.groundwork.hosting.deployment.RequestDeployment;
import dev.groundwork.hosting.deployment.WorkerQueue;
import dev.groundwork.hosting.lifecycle.AppPart;
import dev.groundwork.hosting.lifecycle.CreateApp;
import dev.groundwork.hosting.lifecycle.DeleteApp;
import dev.groundwork.hosting.lifecycle.RestartApp;
import dev.groundwork.hosting.lifecycle.StartApp;
import dev.groundwork.hosting.lifecycle.StopApp;
import dev.groundwork.hosting.lifecycle.StopOrRemoveApp;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CreationLimits;
import dev.groundwork.hosting.provider.limit.InMemoryCreationQuota;
import dev.groundwork.hosting.reconcile.CheckApp;
import dev.groundwork.hosting.reconcile.InMemoryWalkPositions;
import dev.groundwork.hosting.reconcile.OneAtATime;
import dev.groundwork.hosting.reconcile.ReconcileApps;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.hosting.reconcile.RunReconciler;
import dev.groundwork.hosting.reconcile.SendDueApps;
import dev.groundwork.hosting.source.CheckedSource;
import dev.groundwork.hosting.source.InMemoryRepository;
import dev.groundwork.hosting.source.InMemoryUploads;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.SourceTree;
import dev.groundwork.hosting.source.StoreSource;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The deployment engine on fakes: a clock that a test moves, a queue that a test works off, a provider whose faults a test chooses. */
public final class InMemoryHosting {

    public final UserId owner = SampleApps.owner();
    public final HandClock clock = new HandClock(SampleApps.NOW);
    public final InMemoryProvider provider = new InMemoryProvider();
    public final InMemoryRepository repositories = new InMemoryRepository();
    public final InMemoryUploads uploads = new InMemoryUploads();
    public final Deque<WorkerMessage> messages = new ArrayDeque<>();
    private final IdentityHashMap<WorkerMessage, Instant> due = new IdentityHashMap<>();
    public final List<AppPart> parts = new ArrayList<>();
    public final List<WorkerMessage> sent = new ArrayList<>();
    public final WorkerQueue queue = this::send;
    public final AppRegistry registry;

    public Finding finding = Finding.THIS_BUILD;
    public Credits credits = Credits.of(100);
    public boolean losesMessages;

    public final CreateApp createApp;
    public final StoreSource storeSource;
    public final RequestDeployment requestDeployment;
    public final AdvanceDeployment advance;
    public final StopOrRemoveApp stopOrRemove;
    public final StopApp stopApp;
    public final StartApp startApp;
    public final RestartApp restartApp;
    public final DeleteApp deleteApp;
    public final CheckApp checkApp;
    public final RunReconciler reconcile;
    public final DeployBuild deployBuild;
    public final BeginWaitingBuild beginWaiting;
    public boolean usersExist = true;

    public InMemoryHosting() {
        this(new InMemoryAppRegistry());
    }

    public InMemoryHosting(AppRegistry registry) {
        this(registry, Optional.empty());
    }

    /** The engine on another provider than the one in memory. */
    public InMemoryHosting(AppRegistry registry, Function<HandClock, HostingProvider> remote) {
        this(registry, Optional.of(remote));
    }

    private InMemoryHosting(AppRegistry registry, Optional<Function<HandClock, HostingProvider>> remote) {
        this(registry, remote, DeploymentLimits.standard(Duration.ofMinutes(45)));
    }

    /** The engine on another provider, with limits of its own. */
    public InMemoryHosting(AppRegistry registry, Function<HandClock, HostingProvider> remote, DeploymentLimits limits) {
        this(registry, Optional.of(remote), limits);
    }

    private InMemoryHosting(
            AppRegistry registry, Optional<Function<HandClock, HostingProvider>> remote, DeploymentLimits limits) {
        this.registry = registry;
        var used = remote.map(make -> make.apply(clock)).orElse(provider);
        var providers = new HostingProviders(List.of(used), used.name());
        var stack = new StackName("test");
        var creditCheck = new CreditCheck(user -> credits, Credits.of(1));
        createApp = new CreateApp(registry, providers, repositories, SampleApps::ulid, clock, new SecureRandom());
        storeSource = new StoreSource(registry, archive -> page(), repositories, uploads, clock);
        requestDeployment = new RequestDeployment(registry, creditCheck, queue, SampleApps::ulid, clock);
        advance = new AdvanceDeployment(
                registry,
                providers,
                repositories,
                new NoVariables(),
                app -> List.of(),
                new InMemoryCreationQuota(new CreationLimits(Map.of())),
                (url, expected) -> finding,
                queue,
                limits,
                stack,
                SampleApps::ulid,
                clock);
        stopOrRemove = new StopOrRemoveApp(registry, providers, repositories, clock, stack, List.of(this::removeParts));
        stopApp = new StopApp(registry, providers, stopOrRemove, queue, clock);
        startApp = new StartApp(registry, providers, creditCheck, queue, SampleApps::ulid, clock);
        restartApp = new RestartApp(registry, providers, startApp);
        deleteApp = new DeleteApp(registry, queue, clock);
        var walk = new RotatingWalk(new InMemoryWalkPositions());
        checkApp = OneAtATime.checkApp(registry, providers, clock);
        reconcile = new RunReconciler(
                List.of(new SendDueApps(registry, queue, walk, clock), new ReconcileApps(registry, checkApp, walk)),
                OneAtATime.runs());
        deployBuild = new DeployBuild(
                registry,
                user -> usersExist,
                createApp,
                new BuildSources(archive -> page(), uploads, repositories, clock),
                new BuildReservations(creditCheck, SampleApps::ulid, clock),
                queue,
                clock);
        beginWaiting = new BeginWaitingBuild(registry, creditCheck, queue, clock);
    }

    private boolean removeParts(App app) {
        return parts.stream().allMatch(part -> part.remove(app));
    }

    private synchronized void send(WorkerMessage message, Duration after) {
        sent.add(message);
        if (!losesMessages) {
            messages.add(message);
            var delay = after.compareTo(WorkerQueue.LONGEST_DELAY) > 0 ? WorkerQueue.LONGEST_DELAY : after;
            due.put(message, clock.instant().plus(delay));
        }
    }

    private static CheckedSource page() {
        var tree = new SourceTree(List.of(new SourceEntry("index.html", false, false, new byte[] {1})));
        return new CheckedSource.Safe(tree, List.of());
    }

    /** An app with a source. */
    public AppId app() {
        var name = new AppIdentity.Name("App " + SampleApps.ulid());
        var idea = new IdeaId("idea-" + SampleApps.ulid());
        var created = createApp.create(owner, name, idea, Optional.empty());
        assertThat(created).isInstanceOf(CreateApp.Outcome.Created.class);
        var id = ((CreateApp.Outcome.Created) created).app().id();
        storeSource.store(owner, id, new byte[0]);
        return id;
    }

    /** An app that serves. */
    public AppId deployedApp() {
        var id = app();
        deploy(id);
        work();
        return id;
    }

    public DeploymentId deploy(AppId id) {
        var outcome = requestDeployment.request(owner, id, Optional.empty());
        assertThat(outcome).isInstanceOf(RequestDeployment.Outcome.Reserved.class);
        return ((RequestDeployment.Outcome.Reserved) outcome).deployment();
    }

    public App read(AppId id) {
        return registry.find(id).orElseThrow();
    }

    /** Handles one message as the worker does. */
    public void handle(WorkerMessage message) {
        message.deployment()
                .ifPresentOrElse(
                        d -> advance.advance(message.app(), d, message.turn()),
                        () -> stopOrRemove.apply(message.app()));
        beginWaiting.begin(message.app());
    }

    /** Works the queue off as the real one does: no message comes before its delay is over. */
    public void workInTime() {
        for (int i = 0; i < 5_000 && !messages.isEmpty(); i++) {
            var next = messages.stream().min(Comparator.comparing(this::dueAt)).orElseThrow();
            messages.remove(next);
            var soonest = clock.instant().plusSeconds(1);
            var at = dueAt(next).isAfter(soonest) ? dueAt(next) : soonest;
            clock.advance(Duration.between(clock.instant(), at));
            handle(next);
        }
        assertThat(messages).isEmpty();
    }

    private Instant dueAt(WorkerMessage message) {
        return due.getOrDefault(message, Instant.MIN);
    }

    /** Works the queue off; each message a second after the last. Bounded, so that a loop is a failure. */
    public void work() {
        for (int i = 0; i < 5_000 && !messages.isEmpty(); i++) {
            clock.advance(Duration.ofSeconds(1));
            handle(messages.remove());
        }
        assertThat(messages).isEmpty();
    }
}
