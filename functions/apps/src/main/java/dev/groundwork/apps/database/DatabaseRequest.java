package dev.groundwork.apps.database;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.json.Members;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * The body of a request for a database.
 *
 * @param engine the requested engine; the provider's standard one if left out
 */
record DatabaseRequest(
        @Schema(type = "string", nullable = true, allowableValues = "postgres")
        Optional<String> engine) {

    private static final String POSTGRES = "postgres";

    static DatabaseRequest none() {
        return new DatabaseRequest(Optional.empty());
    }

    static DatabaseRequest read(Members body) {
        return new DatabaseRequest(body.optional("engine", TEXT, DatabaseRequest::engine, "unknown_value", "postgres.")
                .get());
    }

    private static Optional<String> engine(String text) {
        return Optional.of(text).filter(POSTGRES::equals);
    }
}
