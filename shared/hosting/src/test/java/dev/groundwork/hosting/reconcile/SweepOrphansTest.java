package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.reconcile.ReconcileRun.Report;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SweepOrphansTest {

    private static final StackName STACK = new StackName("test");

    private final InMemoryHosting hosting = new InMemoryHosting();
    private final SweepOrphans sweep = sweep(true);

    private SweepOrphans sweep(boolean removes) {
        var providers = new HostingProviders(List.of(hosting.provider), ProviderName.LOCAL);
        return new SweepOrphans(
                hosting.registry,
                providers,
                List.of(),
                new InMemoryOrphanRecords(),
                new RotatingWalk(new InMemoryWalkPositions()),
                STACK,
                hosting.clock,
                removes);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-332 an orphan is removed a day after it was found, not before, and nobody else's is ever touched")
    void removes() {
        var id = hosting.deployedApp();
        leftBehind(STACK.marker(new AppId("app_" + SampleApps.ulid())));
        var others = new StackName("other").marker(new AppId("app_" + SampleApps.ulid()));
        leftBehind(others);
        leftBehind(new Marker("somebody's"));

        assertThat(OneAtATime.run(sweep)).isEqualTo(new Report(0, 0, 1));
        hosting.clock.advance(SweepOrphans.GRACE.minusSeconds(1));
        assertThat(OneAtATime.run(sweep)).isEqualTo(new Report(0, 0, 1));
        assertThat(hosting.provider.services()).hasSize(4);

        hosting.clock.advance(Duration.ofSeconds(1));
        assertThat(OneAtATime.run(sweep)).isEqualTo(new Report(0, 1, 2));
        assertThat(hosting.provider.services())
                .extracting(Service::marker)
                .containsExactlyInAnyOrder(STACK.marker(id), others, new Marker("somebody's"));
        assertThat(OneAtATime.run(sweep)).isEqualTo(new Report(0, 0, 1));
    }

    @Test
    @DisplayName("INFRA-HOST-333 of two services of one app the one that the app does not know is the orphan")
    void twice() {
        var id = hosting.deployedApp();
        leftBehind(STACK.marker(id));

        OneAtATime.run(sweep);
        hosting.clock.advance(SweepOrphans.GRACE);
        OneAtATime.run(sweep);

        assertThat(hosting.provider.services())
                .extracting(Service::id)
                .containsExactly(hosting.read(id).serving().service().orElseThrow());
    }

    @Test
    @DisplayName("INFRA-HOST-334 with the sweep switched off an orphan stays, and a silent provider ends nothing")
    void off() {
        leftBehind(STACK.marker(new AppId("app_" + SampleApps.ulid())));
        var off = sweep(false);
        OneAtATime.run(off);
        hosting.clock.advance(SweepOrphans.GRACE.multipliedBy(2));
        assertThat(OneAtATime.run(off)).isEqualTo(new Report(0, 0, 1));

        hosting.provider.silent(true);
        assertThat(OneAtATime.run(sweep)).isEqualTo(new Report(0, 0, 1));
        assertThat(hosting.provider.services()).hasSize(1);
    }

    private void leftBehind(Marker marker) {
        var name = AppIdentity.Slug.of(new AppIdentity.Name("Left " + SampleApps.ulid()), "");
        hosting.provider.createService(new NewService(
                name, marker, new Repository.OnDisk(URI.create("file:///git/x.git")), BuildSettings.none(), Map.of()));
    }
}
