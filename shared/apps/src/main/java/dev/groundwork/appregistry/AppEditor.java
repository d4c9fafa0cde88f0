package dev.groundwork.appregistry;

import dev.groundwork.appregistry.model.App;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Changes an app optimistically: reads it, decides, and writes if nobody else has written since; otherwise once more. */
public final class AppEditor {

    private static final int MAX_TRIES = 20;

    private final AppRegistry registry;

    public AppEditor(AppRegistry registry) {
        this.registry = registry;
    }

    /**
     * Changes an app.
     *
     * @param read reads the app as it is now
     * @param change the app after the change, nothing to leave it as it is
     * @return the app as written; nothing where it does not exist or was left as it is
     * @throws WriteContentionException where others write the app all the time; nothing was changed
     */
    public Optional<App> edit(Supplier<Optional<App>> read, Function<App, Optional<App>> change) {
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
        throw new WriteContentionException();
    }
}
