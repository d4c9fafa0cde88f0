package dev.groundwork.apps.config;

import static dev.groundwork.json.JsonBody.JsonType.ANY_TEXT;

import dev.groundwork.json.Members;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of an app's variables, as a request. The rules of names and values are the use case's; a member of the wrong type stops here.
 *
 * @param variables the new value of each variable, null to remove it
 */
@Serdeable
record ChangeConfigRequest(Map<String, @Nullable String> variables) {

    static Map<String, Optional<String>> read(Members body) {
        return body.object("variables", ChangeConfigRequest::changes).get();
    }

    private static Map<String, Optional<String>> changes(Members variables) {
        var changes = new LinkedHashMap<String, Optional<String>>();
        variables
                .names()
                .forEach(name ->
                        changes.put(name, variables.optional(name, ANY_TEXT).get()));
        return changes;
    }
}
