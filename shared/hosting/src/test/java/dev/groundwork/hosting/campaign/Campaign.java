package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CircuitGuard;
import dev.groundwork.hosting.provider.limit.GuardedProvider;
import dev.groundwork.hosting.provider.limit.InMemoryProviderCircuits;
import dev.groundwork.hosting.reconcile.InMemoryOrphanRecords;
import dev.groundwork.hosting.reconcile.InMemoryWalkPositions;
import dev.groundwork.hosting.reconcile.OneAtATime;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.hosting.reconcile.SweepOrphans;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.testing.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run: an app is deployed while one request has a fault and something happens to the worker once, then it is deployed again, then deleted.
 * Whatever happened: every deployment ends, the app has one object at its provider and none after it, no deployment was made twice, no call
 * came before the time that the provider had named, and what belongs to others is as it was.
 */
final class Campaign implements AutoCloseable {

    private static final StackName STACK = new StackName("test");
    private static final Marker OTHERS = new Marker("groundwork:other:app_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Duration AFTER_A_LEASE = Duration.ofMinutes(3);
    private static final int MAX_ROUNDS = 60;

    private final CampaignWorld world;
    private final DisturbedWorker worker;
    private final int request;
    private final CampaignFault fault;
    private final InMemoryHosting hosting;
    private final SweepOrphans sweep;
    private ObservedProvider observed;

    /**
     * Prepares a run.
     *
     * @param rules the rules that the engine keeps
     * @param request the number of the request that has the fault, 0 for none
     */
    Campaign(CampaignWorld world, Rules rules, DisturbedWorker worker, int request, CampaignFault fault) {
        this.world = world;
        this.worker = worker;
        this.request = request;
        this.fault = fault;
        this.observed = new ObservedProvider(world::requests, request, new HandClock(Instant.EPOCH));
        this.hosting = new InMemoryHosting(
                new InMemoryAppRegistry(), clock -> rules.on(world, guarded(clock)), rules.limits());
        worker.others(this::redeliver, this::takeOver);
        this.sweep = new SweepOrphans(
                hosting.registry,
                new HostingProviders(List.of(world.provider()), world.provider().name()),
                List.of(),
                new InMemoryOrphanRecords(),
                new RotatingWalk(new InMemoryWalkPositions()),
                STACK,
                hosting.clock,
                true);
    }

    private HostingProvider guarded(HandClock clock) {
        observed = new ObservedProvider(world::requests, request, clock);
        return new GuardedProvider(
                worker.on(observed.on(world.provider())), new CircuitGuard(new InMemoryProviderCircuits(), clock));
    }

    /** The requests and calls of a run without a fault, to its end. */
    record Length(int requests, int calls) {}

    Length length() {
        run();
        return new Length(world.requests(), worker.calls());
    }

    /** Returns the step of the request that had the fault. */
    String faultyStep() {
        return observed.step();
    }

    void run() {
        var id = hosting.app();
        var marker = STACK.marker(id);
        world.stranger("somebody-elses", OTHERS);
        world.arm(request, fault);

        var first = deploy(id);
        var second = deploy(id);

        assertThat(world.objects(marker)).as("objects of the app").isEqualTo(1);
        assertThat(world.deployments(marker, first)).as("made for the first").isEqualTo(1);
        assertThat(world.deployments(marker, second)).as("made for the second").isEqualTo(1);
        assertThat(observed.hasty()).as("calls before their time").isZero();
        delete(id);
        assertThat(world.objects(marker)).as("objects after the deletion").isZero();
        sweepFindsNothing();
        assertThat(world.objects()).as("somebody else's").isEqualTo(1);
        assertThat(world.findings()).isEmpty();
    }

    /** The same where somebody else has the app's name: nothing of theirs is adopted, deployed to or deleted. */
    void runAgainstStranger() {
        var id = hosting.app();
        var marker = STACK.marker(id);
        world.stranger(hosting.read(id).identity().slug().value(), OTHERS);
        world.arm(request, fault);

        var deployment = hosting.deploy(id);
        end(id);

        var ended = hosting.read(id).latest().orElseThrow();
        if (world.namesAreUnique()) {
            assertThat(ended.failure().map(DeploymentFailure::code)).contains(DeploymentFailure.Code.NAME_CONFLICT);
        } else {
            assertThat(ended.status()).isEqualTo(Deployment.Status.DEPLOYED);
        }
        var own = world.namesAreUnique() ? 0 : 1;
        assertThat(world.objects(marker)).as("objects of the app").isEqualTo(own);
        assertThat(world.deployments(marker, deployment)).as("made for it").isEqualTo(own);
        delete(id);
        sweepFindsNothing();
        assertThat(world.objects(OTHERS)).as("somebody else's").isEqualTo(1);
        assertThat(world.objects()).as("all").isEqualTo(1);
        assertThat(world.findings()).isEmpty();
    }

    private void sweepFindsNothing() {
        OneAtATime.run(sweep);
        hosting.clock.advance(SweepOrphans.GRACE);
        assertThat(OneAtATime.run(sweep).changed()).as("orphans").isZero();
    }

    private DeploymentId deploy(AppId id) {
        var deployment = hosting.deploy(id);
        end(id);
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
        return deployment;
    }

    private void end(AppId id) {
        for (int i = 0; i < MAX_ROUNDS && hosting.read(id).active().isPresent(); i++) {
            workOnce();
        }
        assertThat(hosting.read(id).active()).as("still active").isEqualTo(Optional.empty());
    }

    private void delete(AppId id) {
        hosting.deleteApp.delete(hosting.owner, id);
        for (int i = 0; i < MAX_ROUNDS && hosting.registry.find(id).isPresent(); i++) {
            workOnce();
        }
        assertThat(hosting.registry.find(id)).as("not deleted").isEmpty();
    }

    /** Works the queue off; a message of a worker that died is lost, and the reconciler asks again once its lease has ended. */
    private void workOnce() {
        try {
            hosting.workInTime();
            hosting.reconcile.run();
        } catch (DisturbedWorker.Killed e) {
            assertThat(worker.calls()).isPositive();
        }
        hosting.clock.advance(AFTER_A_LEASE);
    }

    /** Every message so far comes again, to other workers. */
    private void redeliver() {
        List.copyOf(hosting.sent).forEach(hosting::handle);
    }

    /** The lease ends, and another worker does what is due. */
    private void takeOver() {
        hosting.clock.advance(AFTER_A_LEASE);
        hosting.reconcile.run();
        hosting.workInTime();
    }

    @Override
    public void close() {
        world.close();
    }
}
