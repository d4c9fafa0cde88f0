package dev.groundwork.hosting.config;

import dev.groundwork.appregistry.WriteContentionException;
import dev.groundwork.appregistry.database.AppDatabase;
import dev.groundwork.hosting.config.AppConfigs.DatabaseCondition;
import dev.groundwork.hosting.database.DatabaseVariable;
import dev.groundwork.hosting.provider.Databases.ConnectionString;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.EnvelopeSeal;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** The address of a database among the sealed variables of its app. */
@Singleton
final class SealedDatabaseVariable implements DatabaseVariable {

    private static final int MAX_TRIES = 20;

    private final AppConfigs configs;
    private final MergeVariables merging;
    private final ProductClock clock;

    SealedDatabaseVariable(AppConfigs configs, EnvelopeSeal seal, ProductClock clock) {
        this.configs = configs;
        this.merging = new MergeVariables(seal);
        this.clock = clock;
    }

    @Override
    public Outcome set(AppDatabase database, ConnectionString address) {
        var refusal = VariableRules.refusal(AppDatabase.VARIABLE, Optional.of(address.value()));
        return refusal.<Outcome>map(r -> new Outcome.Refused(r.detail()))
                .orElseGet(() -> write(database, Optional.of(address.value())));
    }

    @Override
    public Outcome remove(AppDatabase database) {
        return write(database, Optional.empty());
    }

    private Outcome write(AppDatabase database, Optional<String> value) {
        for (int i = 0; i < MAX_TRIES; i++) {
            var outcome = attempt(database, value);
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new WriteContentionException();
    }

    /** Returns nothing where somebody else has changed the configuration at the same time. */
    private Optional<Outcome> attempt(AppDatabase database, Optional<String> value) {
        var app = database.app();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var before = configs.read(app);
        var merge = merging.merge(app, before, Map.of(AppDatabase.VARIABLE, value), now);
        if (merge.after().equals(before)) {
            return Optional.of(new Outcome.Done());
        }
        var refusal = value.flatMap(text -> VariableRules.refusal(merge.after()));
        if (refusal.isPresent()) {
            return Optional.of(new Outcome.Refused(refusal.get().detail()));
        }
        var condition = new DatabaseCondition.Unchanged(database);
        return switch (configs.replace(app, before, merge.after(), merge.replaced(), condition, now)) {
            case DONE -> Optional.of(new Outcome.Done());
            case CHANGED_SINCE -> Optional.empty();
            case OTHER_DATABASE, NO_APP -> Optional.of(new Outcome.DatabaseChanged());
        };
    }
}
