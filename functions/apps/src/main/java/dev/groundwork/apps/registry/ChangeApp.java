package dev.groundwork.apps.registry;

import dev.groundwork.appregistry.AppEditor;
import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.AppSettings;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes the settings of an app. The next deployment is built by them; what serves keeps serving. */
@Singleton
final class ChangeApp {

    private final AppRegistry registry;
    private final AppEditor editor;
    private final ProductClock clock;

    ChangeApp(AppRegistry registry, ProductClock clock) {
        this.registry = registry;
        this.editor = new AppEditor(registry);
        this.clock = clock;
    }

    /** Returns the app after the change, nothing if the owner has no such app. A change of nothing writes nothing. */
    Optional<App> change(UserId owner, AppId id, UnaryOperator<AppSettings> change) {
        return editor.edit(() -> registry.find(owner, id), app -> changed(app, change.apply(app.settings())))
                .or(() -> registry.find(owner, id));
    }

    private Optional<App> changed(App app, AppSettings settings) {
        return settings.equals(app.settings())
                ? Optional.empty()
                : Optional.of(app.withSettings(settings, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
}
