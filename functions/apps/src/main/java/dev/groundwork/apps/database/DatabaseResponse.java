package dev.groundwork.apps.database;

import dev.groundwork.appregistry.database.AppDatabase;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The database of an app, as an answer. Its address is never answered.
 *
 * @param engine postgres or sqlite
 * @param status provisioning, ready or failed
 * @param variable the variable of the app that holds the address once it is ready; the next deployment carries it
 * @param expiresAt when it is gone with what is in it: seven days after its removal, or when the provider removes it; null when it stays
 * @param removedAt when its owner removed it, so that a POST keeps it until it is gone; null when the owner keeps it: then it ends by the provider only
 * @param reason why it has this status and what its owner can do, null where nothing is to be done
 */
@Serdeable
record DatabaseResponse(
        String engine,
        String status,
        String variable,
        @Nullable String expiresAt,
        @Nullable String removedAt,
        @Nullable String reason) {

    static DatabaseResponse of(AppDatabase database) {
        return new DatabaseResponse(
                database.engine(),
                database.status().text(),
                AppDatabase.VARIABLE,
                database.endsAt().map(Instant::toString).orElse(null),
                database.times().removedAt().map(Instant::toString).orElse(null),
                database.reason().orElse(null));
    }
}
