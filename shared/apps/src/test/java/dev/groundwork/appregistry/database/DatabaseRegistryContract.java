package dev.groundwork.appregistry.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.database.DatabaseRegistry.CreateOutcome;
import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.kernel.AppId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every registry of databases keeps this. */
public abstract class DatabaseRegistryContract {

    private static final Instant NOW = SampleApps.NOW;

    protected abstract DatabaseRegistry registry();

    /** Adds an app to the registry of apps beside this one. */
    protected abstract App app();

    /** Marks an app as deleted. */
    protected abstract void delete(App app);

    /** Sets the variable of the address, as the app's owner does. */
    protected abstract void setVariable(App app);

    private static AppDatabase database(App app) {
        return AppDatabase.create(app.id(), app.owner(), "postgres", NOW);
    }

    private AppDatabase created(App app) {
        assertThat(registry().create(database(app))).isEqualTo(CreateOutcome.CREATED);
        return database(app).written();
    }

    @Test
    @DisplayName("INFRA-HOST-345 a database is read as it was written, with every member")
    void roundTrip() {
        var app = app();
        var database = created(app);
        var full = database.found("db-1")
                .ready(Optional.of(NOW.plusSeconds(9)), NOW.plusSeconds(1))
                .removed(NOW.plusSeconds(2))
                .discarding(NOW.plusSeconds(3))
                .waits("a reason", NOW.plusSeconds(4))
                .leased(NOW.plusSeconds(5));

        assertThat(registry().replace(database, full)).isTrue();

        assertThat(registry().find(app.id())).contains(full.written());
        assertThat(registry().find(app().id())).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-346 an app has one database; a deleted app, one that never was, and one with the variable have none")
    void create() {
        var app = app();
        created(app);
        var gone = app();
        delete(gone);
        var own = app();
        setVariable(own);

        assertThat(registry().create(database(app))).isEqualTo(CreateOutcome.EXISTS);
        assertThat(registry().create(database(gone))).isEqualTo(CreateOutcome.NO_APP);
        assertThat(registry().create(database(SampleApps.app()))).isEqualTo(CreateOutcome.NO_APP);
        assertThat(registry().create(database(own))).isEqualTo(CreateOutcome.VARIABLE_EXISTS);
        assertThat(registry().find(own.id())).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-347 of sixteen racing leases of one database one is written")
    void race() throws Exception {
        var database = created(app());
        var outcomes = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> lease = () -> registry().replace(database, database.leased(NOW.plusSeconds(60)));
            for (var future : threads.invokeAll(Collections.nCopies(16, lease))) {
                outcomes.add(future.get());
            }
        }

        assertThat(outcomes).hasSize(16).containsOnlyOnce(true);
        assertThat(registry().find(database.app()).map(AppDatabase::version)).contains(2L);
    }

    @Test
    @DisplayName("INFRA-HOST-348 a change or removal of a database that somebody has written since changes nothing")
    void versions() {
        var database = created(app());
        assertThat(registry().replace(database, database.failed("first"))).isTrue();

        assertThat(registry().replace(database, database.failed("second"))).isFalse();
        assertThat(registry().purge(database)).isFalse();
        var now = registry().find(database.app()).orElseThrow();
        assertThat(now.reason()).contains("first");
        assertThat(registry().purge(now)).isTrue();
        assertThat(registry().find(database.app())).isEmpty();
        assertThat(registry().purge(now)).isFalse();
    }

    @Test
    @DisplayName("INFRA-HOST-349 a database is due from its time on, and never once nothing is left to do")
    void due() {
        var app = app();
        var database = created(app);
        assertThat(allDue(NOW)).contains(app.id());

        var later = database.waits("", NOW.plusSeconds(60));
        assertThat(registry().replace(database, later)).isTrue();
        assertThat(allDue(NOW.plusSeconds(59))).doesNotContain(app.id());
        assertThat(allDue(NOW.plusSeconds(60))).contains(app.id());
        var ready = later.written().ready(Optional.empty(), NOW);
        assertThat(registry().replace(later.written(), ready)).isTrue();
        assertThat(allDue(NOW.plus(Duration.ofDays(999)))).doesNotContain(app.id());

        var removed = ready.written().removed(NOW);
        assertThat(registry().replace(ready.written(), removed)).isTrue();
        assertThat(allDue(NOW.plus(AppDatabase.GRACE))).contains(app.id());
        assertThat(registry().purge(removed.written())).isTrue();
        assertThat(allDue(NOW.plus(Duration.ofDays(999)))).doesNotContain(app.id());
    }

    private List<AppId> allDue(Instant now) {
        var all = new ArrayList<AppId>();
        var next = Optional.<String>empty();
        do {
            var page = registry().due(now, 3, next);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }
}
