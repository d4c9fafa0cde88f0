package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.AppReader;
import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.secrets.EnvelopeSeal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes the variables of an app: merges, all or nothing. Nothing is deployed; the next deployment carries the change. A change that leaves every
 * value as it is changes nothing, so that a repeated request does no harm.
 */
@Singleton
public final class ChangeConfig {

    private static final int MAX_TRIES = 20;

    private final AppReader apps;
    private final AppConfigs configs;
    private final EnvelopeSeal seal;
    private final ProductClock clock;

    public ChangeConfig(AppReader apps, AppConfigs configs, EnvelopeSeal seal, ProductClock clock) {
        this.apps = apps;
        this.configs = configs;
        this.seal = seal;
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
        var merge = merged(app.id(), before, changes, now);
        if (merge.after().equals(before)) {
            return Optional.of(new Outcome.Changed(app, before));
        }
        var refusal = VariableRules.refusal(merge.after());
        if (refusal.isPresent()) {
            return Optional.of(new Outcome.Invalid(List.of(refusal.get())));
        }
        return switch (configs.replace(app.id(), before, merge.after(), merge.replaced(), now)) {
            case DONE -> Optional.of(new Outcome.Changed(app, merge.after()));
            case CHANGED_SINCE -> Optional.empty();
            case NO_APP -> Optional.of(new Outcome.NotFound());
        };
    }

    private record Merge(AppConfig after, List<AppConfigs.Replaced> replaced) {}

    private Merge merged(AppId app, AppConfig before, Map<String, Optional<String>> changes, Instant now) {
        var variables = new TreeMap<>(before.variables());
        var replaced = new ArrayList<AppConfigs.Replaced>();
        changes.forEach((name, value) -> {
            var old = Optional.ofNullable(variables.get(name));
            if (old.isPresent() && value.isPresent() && hasValue(app, name, old.get(), value.get())) {
                return;
            }
            old.ifPresent(v -> replaced.add(new AppConfigs.Replaced(name, v.value())));
            variables.remove(name);
            value.ifPresent(text ->
                    variables.put(name, new AppConfig.Variable(seal.seal(text, AppConfig.context(app, name)), now)));
        });
        var isChanged = !variables.equals(before.variables());
        return new Merge(isChanged ? before.next(resealed(app, variables)) : before, replaced);
    }

    private boolean hasValue(AppId app, String name, AppConfig.Variable variable, String value) {
        return !seal.isNewer(variable.value())
                && seal.open(variable.value(), AppConfig.context(app, name))
                        .filter(value::equals)
                        .isPresent();
    }

    /** Seals again, under the current version of the key, what stands under an older one. */
    private SortedMap<String, AppConfig.Variable> resealed(AppId app, SortedMap<String, AppConfig.Variable> variables) {
        var fresh = new TreeMap<>(variables);
        fresh.replaceAll((name, variable) -> resealed(app, name, variable));
        return fresh;
    }

    private AppConfig.Variable resealed(AppId app, String name, AppConfig.Variable variable) {
        if (!seal.isOlder(variable.value())) {
            return variable;
        }
        var context = AppConfig.context(app, name);
        return seal.open(variable.value(), context)
                .map(text -> new AppConfig.Variable(seal.seal(text, context), variable.updatedAt()))
                .orElse(variable);
    }
}
