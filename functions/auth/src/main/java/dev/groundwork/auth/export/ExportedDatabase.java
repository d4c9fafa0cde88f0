package dev.groundwork.auth.export;

import dev.groundwork.appregistry.database.AppDatabase;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database of an app in the JSON of an export, without its address. What is in it is at the provider, and the app's own to export. */
@Serdeable
record ExportedDatabase(
        String appId,
        String engine,
        String status,
        String createdAt,
        @Nullable String readyAt,
        @Nullable String removedAt,
        @Nullable String expiresAt) {

    static ExportedDatabase of(AppDatabase database) {
        return new ExportedDatabase(
                database.app().value(),
                database.engine(),
                database.status().text(),
                database.times().createdAt().toString(),
                time(database.times().readyAt()),
                time(database.times().removedAt()),
                time(database.endsAt()));
    }

    private static @Nullable String time(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
