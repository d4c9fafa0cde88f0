package dev.groundwork.appregistry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry.CreateOutcome;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.UserId;
import dev.groundwork.testing.HandClock;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class DeleteOwnedAppsTest {

    private final AppRegistry registry = new InMemoryAppRegistry();
    private final DeleteOwnedApps deleteOwnedApps = new DeleteOwnedApps(registry, new HandClock(SampleApps.NOW));
    private final UserId owner = SampleApps.owner();

    @Test
    @DisplayName("INFRA-HOST-072 every app of the owner is deleted and due, page by page, and nobody else's")
    void deletesAll() {
        var owned = IntStream.range(0, 120).mapToObj(this::created).toList();
        var other = ((CreateOutcome.Created) registry.create(SampleApps.app())).app();

        deleteOwnedApps.deleteAll(owner);
        deleteOwnedApps.deleteAll(owner);

        assertThat(registry.list(owner, 10, Optional.empty()).items()).isEmpty();
        assertThat(registry.due(SampleApps.NOW, 200, Optional.empty()).items())
                .containsExactlyElementsOf(owned.stream().map(App::id).toList());
        assertThat(registry.find(other.owner(), other.id())).isPresent();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-073 an app that is created while its owner's apps are deleted is deleted too, or not created")
    void racesWithCreation() throws InterruptedException, ExecutionException {
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 40; i++) {
            var number = i;
            tasks.add(() -> registry.create(app(number)) instanceof CreateOutcome.Created);
        }
        tasks.add(20, () -> {
            deleteOwnedApps.deleteAll(owner);
            return true;
        });

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        }

        assertThat(registry.list(owner, 10, Optional.empty()).items()).isEmpty();
    }

    private App created(int number) {
        return ((CreateOutcome.Created) registry.create(app(number))).app();
    }

    private App app(int number) {
        return SampleApps.app(owner, "idea-" + number, "App " + SampleApps.ulid());
    }
}
