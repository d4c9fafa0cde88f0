package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.hosting.InMemoryHosting;
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
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run: an app is deployed while one request has a fault and the worker dies once, then it is deployed again, then deleted. Whatever
 * happened: every deployment ends, the app has one object at its provider and none after it, no deployment was made twice, and what belongs
 * to others is as it was.
 */
final class Campaign implements AutoCloseable {

    private static final StackName STACK = new StackName("test");
    private static final Marker OTHERS = new Marker("groundwork:other:app_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final Duration AFTER_A_LEASE = Duration.ofMinutes(3);
    private static final int MAX_ROUNDS = 60;

    private final CampaignWorld world;
    private final DyingWorker worker;
    private final InMemoryHosting hosting;
    private final SweepOrphans sweep;

    Campaign(Supplier<CampaignWorld> worlds, DyingWorker worker) {
        this.world = worlds.get();
        this.worker = worker;
        var circuits = new InMemoryProviderCircuits();
        this.hosting = new InMemoryHosting(
                new InMemoryAppRegistry(),
                clock -> new GuardedProvider(worker.on(world.provider()), new CircuitGuard(circuits, clock)));
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

    /** The requests and calls of a run without a fault. */
    record Length(int requests, int calls) {}

    static Length length(Supplier<CampaignWorld> worlds) {
        try (var run = new Campaign(worlds, new DyingWorker(0, true))) {
            run.world.arm(0, CampaignFault.NO_CALL);
            var id = run.hosting.app();
            run.deploy(id);
            return new Length(run.world.requests(), run.worker.calls());
        }
    }

    void run(int request, CampaignFault fault) {
        var id = hosting.app();
        var marker = STACK.marker(id);
        world.stranger("somebody-elses", OTHERS);
        world.arm(request, fault);

        var first = deploy(id);
        var second = deploy(id);

        assertThat(world.objects(marker)).as("objects of the app").isEqualTo(1);
        assertThat(world.deployments(marker, first)).as("made for the first").isEqualTo(1);
        assertThat(world.deployments(marker, second)).as("made for the second").isEqualTo(1);
        OneAtATime.run(sweep);
        hosting.clock.advance(SweepOrphans.GRACE);
        assertThat(OneAtATime.run(sweep).changed()).as("orphans").isZero();
        delete(id);
        assertThat(world.objects(marker)).as("objects after the deletion").isZero();
        assertThat(world.objects()).as("somebody else's").isEqualTo(1);
        assertThat(world.findings()).isEmpty();
    }

    private DeploymentId deploy(AppId id) {
        var deployment = hosting.deploy(id);
        workUntil(() -> hosting.read(id).active().isEmpty());
        assertThat(hosting.read(id).latest().map(Deployment::status)).contains(Deployment.Status.DEPLOYED);
        return deployment;
    }

    private void delete(AppId id) {
        hosting.deleteApp.delete(hosting.owner, id);
        workUntil(() -> hosting.registry.find(id).isEmpty());
    }

    /** Works the queue off; a message of a worker that died is lost, and the reconciler asks again once its lease has ended. */
    private void workUntil(Supplier<Boolean> isDone) {
        for (int i = 0; i < MAX_ROUNDS && !isDone.get(); i++) {
            try {
                hosting.work();
                hosting.reconcile.run();
            } catch (DyingWorker.Killed e) {
                assertThat(worker.calls()).isPositive();
            }
            hosting.clock.advance(AFTER_A_LEASE);
        }
        assertThat(isDone.get()).as("ends").isTrue();
    }

    @Override
    public void close() {
        world.close();
    }
}
