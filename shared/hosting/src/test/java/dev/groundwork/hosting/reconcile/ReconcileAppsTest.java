package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.appregistry.model.Serving.StatusReason;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ReconcileAppsTest {

    private static final int APPS = 11;

    private final InMemoryHosting hosting = new InMemoryHosting();
    private final List<AppId> apps = new ArrayList<>();
    private final ReconcileApps reconcileApps =
            new ReconcileApps(hosting.registry, hosting.checkApp, new RotatingWalk(new InMemoryWalkPositions()));

    ReconcileAppsTest() {
        for (int i = 0; i < APPS; i++) {
            apps.add(hosting.deployedApp());
        }
    }

    private ReconcileRun.Report run(ReconcileLimits limits) {
        return new RunReconciler(List.of(reconcileApps), new ReconcileRuns(limits, () -> 0)).run();
    }

    private ServiceId service(AppId id) {
        return hosting.read(id).serving().service().orElseThrow();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-896 of more apps than a run checks each has its turn: what is removed anywhere is known a round later")
    void round() {
        var limits = OneAtATime.limits(2, 4);
        hosting.provider.lose(service(apps.getLast()));
        var known = new HashSet<Integer>();
        for (int i = 1; i <= 3; i++) {
            hosting.clock.advance(Duration.ofMinutes(1));
            var report = run(limits);
            assertThat(report.checked()).isBetween(4L, 5L);
            if (hosting.read(apps.getLast()).serving().reason().isPresent()) {
                known.add(i);
            }
        }

        assertThat(known).containsExactly(3);
        assertThat(hosting.read(apps.getLast()).serving().reason()).contains(StatusReason.REMOVED_AT_PROVIDER);
        assertThat(hosting.provider.calls().stream().filter("service"::equals).count())
                .isGreaterThanOrEqualTo(APPS);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-897 a run stops where its provider has had its share of reads, and the next one goes on there")
    void share() {
        var standard = ReconcileLimits.STANDARD;
        var limits = new ReconcileLimits(
                standard.begin(), standard.waitFor(), 2, standard.items(), 1, Map.of(ProviderName.LOCAL, 4));
        hosting.provider.lose(service(apps.getLast()));

        assertThat(run(limits).calls()).isEqualTo(4);
        assertThat(run(limits).calls()).isEqualTo(4);
        assertThat(hosting.read(apps.getLast()).isRunning()).isTrue();
        run(limits);

        assertThat(hosting.read(apps.getLast()).isRunning()).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-898 a provider that is silent does not stop the rotation, and nothing is concluded of its apps")
    void silent() {
        hosting.provider.silent(true);

        var report = run(OneAtATime.limits(2, 100));

        assertThat(report).isEqualTo(new ReconcileRun.Report(APPS, 0, 1));
        assertThat(apps).allMatch(id -> hosting.read(id).isRunning());
    }
}
