package dev.groundwork.hosting.provider.railway;

import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.ProviderOutcome.Rejected;
import dev.groundwork.hosting.provider.railway.RailwayDatabaseJson.Template;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Railway's template of PostgreSQL as it is deployed: with our name and marker, and each variable that has a default at that. Its form is that of
 * Railway's command line (github.com/railwayapp/cli, src/commands/deploy.rs): services by an id, with a name and variables. Pure.
 */
final class RailwayTemplate {

    /** The code of the template. */
    static final String CODE = "postgres";

    /** The name of the service that is made; Railway may append something to it. */
    static final String NAME = "Postgres";

    /** The variable of a database's service that carries our marker. */
    static final String MARKER = "GROUNDWORK_APP_ID";

    private RailwayTemplate() {}

    /** Returns the configuration to deploy. A template of several services is not the one that is known here. */
    static ProviderOutcome<JsonNode> config(Template template, Marker marker) {
        var services = member(template.serializedConfig(), "services");
        if (services == null || !services.isObject() || services.size() != 1) {
            return new Rejected<>("Railway's template of a database is not one service any more.");
        }
        var changed = new LinkedHashMap<String, JsonNode>();
        services.entries().forEach(entry -> changed.put(entry.getKey(), service(entry.getValue(), marker)));
        return new Answered<>(
                with(template.serializedConfig(), Map.of("services", JsonNode.createObjectNode(changed))));
    }

    private static JsonNode service(JsonNode service, Marker marker) {
        var variables = new LinkedHashMap<String, JsonNode>();
        var known = member(service, "variables");
        if (known != null && known.isObject()) {
            known.entries().forEach(entry -> variables.put(entry.getKey(), variable(entry.getValue())));
        }
        var text = JsonNode.createStringNode(marker.value());
        variables.put(MARKER, JsonNode.createObjectNode(Map.of("defaultValue", text, "value", text)));
        return with(
                service,
                Map.of(
                        "name", JsonNode.createStringNode(NAME),
                        "variables", JsonNode.createObjectNode(variables)));
    }

    private static JsonNode variable(JsonNode variable) {
        var value = member(variable, "value");
        var standard = member(variable, "defaultValue");
        return value == null && standard != null ? with(variable, Map.of("value", standard)) : variable;
    }

    /** Returns a member, null where it is absent or null. */
    static @Nullable JsonNode member(@Nullable JsonNode node, String name) {
        var member = node == null || !node.isObject() ? null : node.get(name);
        return member == null || member.isNull() ? null : member;
    }

    private static JsonNode with(@Nullable JsonNode node, Map<String, JsonNode> members) {
        var all = node == null
                ? new LinkedHashMap<String, JsonNode>()
                : StreamSupport.stream(node.entries().spliterator(), false)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second, LinkedHashMap::new));
        all.putAll(members);
        return JsonNode.createObjectNode(all);
    }
}
