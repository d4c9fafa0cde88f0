package dev.groundwork.localstack.stripe.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.stripe.state.Account;
import dev.groundwork.localstack.stripe.state.ApiError;
import dev.groundwork.localstack.stripe.state.Json;
import java.util.List;
import java.util.Optional;

/**
 * A call of an operation, its parameters read.
 *
 * @param ids those in the path
 * @param url the path, as lists name it
 */
public record Call(Account account, List<String> ids, String url, ObjectNode parameters) {

    /** Returns the object that the path names. */
    public ObjectNode target(String type) {
        return account.require(type, ids.getFirst(), "id");
    }

    /** Returns a parameter as text; nothing where it is absent or unset. */
    public Optional<String> text(String name) {
        return Json.text(parameters, name);
    }

    /** Returns a parameter that is a whole number. */
    public Optional<Long> number(String name) {
        return Json.has(parameters, name) ? Optional.of(parameters.path(name).asLong()) : Optional.empty();
    }

    /** Returns a parameter or refuses the call without it. */
    public String required(String name) {
        return text(name).orElseThrow(() -> ApiError.required(name));
    }

    /** Returns a parameter that is true. */
    public boolean isTrue(String name) {
        return parameters.path(name).asBoolean();
    }

    /** Returns a parameter with parts. */
    public JsonNode part(String name) {
        return parameters.path(name);
    }

    /** Copies parameters to the members of the same name; one that is unset becomes null. */
    public void copy(ObjectNode object, String... names) {
        for (var name : names) {
            if (parameters.has(name)) {
                object.set(name, parameters.path(name).deepCopy());
            }
        }
    }

    /** Merges metadata as Stripe does: an empty value removes its name, an empty whole removes all. */
    public void metadata(ObjectNode object) {
        if (parameters.has("metadata")) {
            merge(Json.child(object, "metadata"), parameters.path("metadata"));
        }
    }

    /** Merges metadata into what an object has. */
    public static void merge(ObjectNode present, JsonNode more) {
        if (more.isNull()) {
            present.removeAll();
        }
        more.properties().forEach(entry -> {
            if (entry.getValue().asText().isEmpty()) {
                present.remove(entry.getKey());
            } else {
                present.set(entry.getKey(), entry.getValue());
            }
        });
    }
}
