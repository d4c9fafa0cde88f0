package dev.groundwork.appregistry.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.database.AppDatabase.Status;
import dev.groundwork.appregistry.model.SampleApps;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AppDatabaseTest {

    private static final Instant NOW = SampleApps.NOW;
    private static final Instant LATER = NOW.plus(Duration.ofHours(1));

    private static AppDatabase created() {
        var app = SampleApps.app();
        return AppDatabase.create(app.id(), app.owner(), "postgres", NOW);
    }

    @Test
    @DisplayName("INFRA-HOST-352 asked for again, a database that is there or on its way stays as it is")
    void again() {
        var ready = created().ready(Optional.empty(), NOW);

        assertThat(created().leased(LATER).again("sqlite", NOW).engine()).isEqualTo("postgres");
        assertThat(ready.again("sqlite", LATER)).isEqualTo(ready);
    }

    @Test
    @DisplayName("INFRA-HOST-353 a removed one is there again within its seven days, and after them it begins anew")
    void grace() {
        var removed = created().found("db-1").ready(Optional.empty(), NOW).removed(NOW);
        var last = NOW.plus(AppDatabase.GRACE).minusMillis(1);
        var end = NOW.plus(AppDatabase.GRACE);

        assertThat(removed.endsAt()).contains(end);
        assertThat(removed.isGone(last)).isFalse();
        assertThat(removed.again("postgres", last))
                .isEqualTo(created(removed).found("db-1").ready(Optional.empty(), NOW));
        assertThat(removed.isGone(end)).isTrue();
        var anew = removed.again("sqlite", end);
        assertThat(anew.status()).isEqualTo(Status.PROVISIONING);
        assertThat(anew.engine()).isEqualTo("sqlite");
        assertThat(anew.discards()).isTrue();
        assertThat(anew.isRemoved()).isFalse();
        assertThat(anew.isDue(end)).isTrue();
    }

    private static AppDatabase created(AppDatabase like) {
        return AppDatabase.create(like.app(), like.owner(), "postgres", NOW);
    }

    @Test
    @DisplayName("INFRA-HOST-354 once its removal has begun it cannot be had back, and the next waits for that step")
    void removal() {
        var removing = created().ready(Optional.empty(), NOW).removed(NOW).discarding(LATER);

        assertThat(removing.isGone(NOW)).isTrue();
        assertThat(removing.again("postgres", NOW).isDue(NOW)).isFalse();
        assertThat(removing.again("postgres", NOW).isDue(LATER)).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-355 a failed one is tried again; only one that never was ready is deleted before that")
    void failed() {
        var never = created().failed("no").again("postgres", LATER);
        var once = created().ready(Optional.empty(), NOW).failed("gone").again("postgres", LATER);

        assertThat(never.status()).isEqualTo(Status.PROVISIONING);
        assertThat(never.discards()).isTrue();
        assertThat(never.reason()).isEmpty();
        assertThat(once.status()).isEqualTo(Status.PROVISIONING);
        assertThat(once.discards()).isFalse();
        assertThat(once.isDue(LATER)).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-356 its end is what comes first: the provider's, or that of its seven days")
    void end() {
        var free = created().ready(Optional.of(NOW.plus(Duration.ofDays(30))), NOW);

        assertThat(created().endsAt()).isEmpty();
        assertThat(free.endsAt()).contains(NOW.plus(Duration.ofDays(30)));
        assertThat(free.removed(NOW).endsAt()).contains(NOW.plus(AppDatabase.GRACE));
        assertThat(free.removed(NOW.plus(Duration.ofDays(29))).endsAt()).contains(NOW.plus(Duration.ofDays(30)));
    }
}
