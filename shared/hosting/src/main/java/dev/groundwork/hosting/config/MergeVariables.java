package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.secrets.EnvelopeSeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges changes into the variables of an app. Pure but for the seal: a value that stays is not sealed anew unless its key is old. */
record MergeVariables(EnvelopeSeal seal) {

    /**
     * The result of a merge.
     *
     * @param after the configuration that follows, the one before where nothing changes
     * @param replaced what the change replaces or removes
     */
    record Merge(AppConfig after, List<AppConfigs.Replaced> replaced) {}

    Merge merge(AppId app, AppConfig before, Map<String, Optional<String>> changes, Instant now) {
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
