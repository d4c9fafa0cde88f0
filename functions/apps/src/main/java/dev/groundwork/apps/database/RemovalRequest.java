package dev.groundwork.apps.database;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.appregistry.model.AppIdentity.Slug;
import dev.groundwork.json.Members;
import java.util.Optional;

/**
 * The body of a request to remove a database.
 *
 * @param confirm the slug of the app
 */
record RemovalRequest(String confirm) {

    /** Reads a body whose confirmation is this slug. */
    static RemovalRequest read(Members body, Slug slug) {
        var confirm = body.required(
                "confirm",
                TEXT,
                text -> Optional.of(text).filter(slug.value()::equals),
                "not_confirmed",
                "The slug of the app, so that no other app's data goes.");
        return new RemovalRequest(confirm.get());
    }
}
