package dev.groundwork.credits.http;

import dev.groundwork.http.Fields;
import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanProperty;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * Reads the body of a route that moves money. There a member that the route does not know is an error, not something to pass over: a caller
 * who sends an amount believes that it counts.
 */
@Singleton
final class ClosedBody {

    private final JsonMapper json;

    ClosedBody(JsonMapper json) {
        this.json = json;
    }

    /** The body as a record of the type; {@code fields} notes each member that the type does not have. */
    <T> T read(JsonNode body, Class<T> type, Fields fields) {
        if (!body.isObject()) {
            throw malformed();
        }
        var known = BeanIntrospection.getIntrospection(type).getBeanProperties().stream()
                .map(BeanProperty::getName)
                .collect(Collectors.toSet());
        body.entries().forEach(member -> {
            if (!known.contains(member.getKey())) {
                fields.add("/" + escaped(member.getKey()), "unknown_member", "This route does not take this member.");
            }
        });
        try {
            return json.readValueFromTree(body, type);
        } catch (IOException e) {
            throw malformed();
        }
    }

    /** RFC 6901 section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.of(ProblemCode.MALFORMED_JSON, "Send the JSON object that this route takes."));
    }
}
