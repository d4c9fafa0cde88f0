package dev.groundwork.hosting.usecase;

import dev.groundwork.hosting.domain.App;
import dev.groundwork.hosting.port.AppRegistry;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes an app by what it is now: read, decide, write where nobody was in between, else once more. */
final class AppEditor {

    private static final int MAX_TRIES = 20;

    private final AppRegistry registry;

    AppEditor(AppRegistry registry) {
        this.registry = registry;
    }

    /**
     * The app after the change, or nothing where it is not there or the change does not want it.
     *
     * @param read reads the app as it is now
     * @param change what becomes of it; nothing to leave it
     */
    Optional<App> edit(Supplier<Optional<App>> read, Function<App, Optional<App>> change) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var before = read.get();
            var after = before.flatMap(change);
            if (after.isEmpty()) {
                return Optional.empty();
            }
            if (registry.replace(before.orElseThrow(), after.get())) {
                return after.map(App::written);
            }
        }
        throw new BusyException();
    }
}
