package dev.groundwork.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The operations of a document, found by method and path. */
final class Operations {

    /** The media types of the bodies that are checked. */
    private static final String JSON = "application/json";

    /**
     * An operation.
     *
     * @param name method and path as the document writes them
     * @param query its query parameters
     * @param body the JSON pointer of the schema of its body, nothing where it has none
     * @param needsBody true if the body must be there
     */
    record Operation(String name, QueryRules query, Optional<String> body, boolean needsBody) {}

    private record Route(String template, Pattern pattern) {

        static Route of(String template) {
            var parts = Stream.of(template.split("/"))
                    .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                    .toList();
            return new Route(template, Pattern.compile(String.join("/", parts)));
        }

        int parameters() {
            return template.split("\\{", -1).length;
        }
    }

    private final JsonNode document;
    private final List<Route> routes = new ArrayList<>();

    Operations(JsonNode document) {
        this.document = document;
        document.path("paths").fieldNames().forEachRemaining(template -> routes.add(Route.of(template)));
        routes.sort(Comparator.comparingInt(Route::parameters));
    }

    /** Finds the operation of a request; a path with fewer parameters comes first. */
    Optional<Operation> find(String method, String path) {
        var verb = method.toLowerCase(Locale.ROOT);
        return routes.stream()
                .filter(route -> route.pattern().matcher(path).matches())
                .map(Route::template)
                .filter(template -> document.path("paths").path(template).has(verb))
                .findFirst()
                .map(template -> operation(template, verb));
    }

    private Operation operation(String template, String verb) {
        var item = document.path("paths").path(template);
        var operation = item.path(verb);
        var at = "/paths/" + escaped(template) + "/" + verb;
        var schema = operation.path("requestBody").path("content").path(JSON).has("schema");
        return new Operation(
                verb.toUpperCase(Locale.ROOT) + " " + template,
                QueryRules.of(document, "/paths/" + escaped(template), verb),
                schema ? Optional.of(at + "/requestBody/content/" + escaped(JSON) + "/schema") : Optional.empty(),
                operation.path("requestBody").path("required").asBoolean());
    }

    /** Writes a name as a part of a JSON pointer in a fragment (RFC 6901 sections 3 and 6). */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }
}
