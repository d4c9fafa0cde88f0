package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.EnvelopeSeal;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the variables of an app: merges, all or nothing. Nothing is deployed; the next deployment carries the change. A change that leaves every
 * value as it is changes nothing, so that a repeated request does no harm.
 */
@Singleton
public final class ChangeConfig {

    private static final int MAX_TRIES = 20;

    private static final Refusal SET_BY_DATABASE = new Refusal(
            AppDatabase.VARIABLE,
            "set_by_database",
            "The app's database sets this variable. Delete the database first, or wait until it is gone.");

    private final AppReader apps;
    private final AppConfigs configs;
    private final MergeVariables merging;
    private final ProductClock clock;

    public ChangeConfig(AppReader apps, AppConfigs configs, EnvelopeSeal seal, ProductClock clock) {
        this.apps = apps;
        this.configs = configs;
        this.merging = new MergeVariables(seal);
        this.clock = clock;
    }

    /**
     * A part of a change that is refused.
     *
     * @param name the variable, empty where it is the configuration as a whole
     * @param code the kind of refusal
     * @param detail what the rule is
     */
    public record Refusal(String name, String code, String detail) {}

    /** The outcome of a change. */
    public sealed interface Outcome {

        /** The app has these variables now. */
        record Changed(App app, AppConfig config) implements Outcome {}

        /** Nothing was changed, for these reasons. */
        record Invalid(List<Refusal> refusals) implements Outcome {}

        /** The owner has no such app. */
        record NotFound() implements Outcome {}
    }

    /**
     * Changes variables.
     *
     * @param changes the new value of each, nothing to remove it
     */
    public Outcome change(UserId owner, AppId id, Map<String, Optional<String>> changes) {
        var app = apps.find(owner, id);
        if (app.isEmpty()) {
            return new Outcome.NotFound();
        }
        var refusals = changes.entrySet().stream()
                .flatMap(c -> VariableRules.refusal(c.getKey(), c.getValue()).stream())
                .toList();
        if (!refusals.isEmpty()) {
            return new Outcome.Invalid(refusals);
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            var outcome = attempt(app.get(), configs.read(id), changes);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /** Returns nothing where somebody else has changed the configuration at the same time. */
    private Optional<Outcome> attempt(App app, AppConfig before, Map<String, Optional<String>> changes) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var merge = merging.merge(app.id(), before, changes, now);
        if (merge.after().equals(before)) {
            return Optional.of(new Outcome.Changed(app, before));
        }
        var refusal = VariableRules.refusal(merge.after());
        if (refusal.isPresent()) {
            return Optional.of(new Outcome.Invalid(List.of(refusal.get())));
        }
        return switch (configs.replace(app.id(), before, merge.after(), merge.replaced(), condition(changes), now)) {
            case DONE -> Optional.of(new Outcome.Changed(app, merge.after()));
            case CHANGED_SINCE -> Optional.empty();
            case OTHER_DATABASE -> Optional.of(new Outcome.Invalid(List.of(SET_BY_DATABASE)));
            case NO_APP -> Optional.of(new Outcome.NotFound());
        };
    }

    /** A change of the variable of a database's address is its owner's only while the app has no database. */
    private static AppConfigs.DatabaseCondition condition(Map<String, Optional<String>> changes) {
        return changes.containsKey(AppDatabase.VARIABLE)
                ? new AppConfigs.DatabaseCondition.None()
                : new AppConfigs.DatabaseCondition.Any();
    }
}
