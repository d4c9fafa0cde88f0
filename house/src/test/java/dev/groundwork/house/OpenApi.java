package dev.groundwork.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The API as one document: what the compiler wrote for each function, and what the edge does alike for every route, which no controller says:
 * problem answers, the access token, JSON bodies.
 *
 * @param document OpenAPI 3.1
 */
record OpenApi(Map<String, Object> document) {

    /** Parameters that come from the edge and not from the caller's query or body. */
    private static final List<String> FROM_THE_EDGE =
            List.of("edge", "origin", "caller", "key", "request", "body", "query", "form", "accept");

    private static final String PROBLEM = "#/components/schemas/Problem";

    /** The document of all functions that are built. */
    static OpenApi ofFunctions() {
        var paths = new TreeMap<String, Object>();
        var schemas = new TreeMap<String, Object>();
        try (var modules = Files.list(Project.ROOT.resolve("functions"))) {
            for (var module : modules.sorted().toList()) {
                for (var file : descriptions(module)) {
                    var part = map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
                    map(part.get("paths")).forEach((path, item) -> paths.put(path, pathItem(path, map(item))));
                    map(map(part.getOrDefault("components", Map.of())).getOrDefault("schemas", Map.of()))
                            .forEach((name, schema) -> schemas.put(name, modern(schema)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schemas.put("Problem", problem());
        return new OpenApi(document(paths, new ApiSchemas(paths, schemas).complete()));
    }

    private static List<Path> descriptions(Path module) throws IOException {
        var folder = module.resolve("target/classes/META-INF/swagger");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
        }
    }

    private static Map<String, Object> document(Map<String, Object> paths, Map<String, Object> schemas) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        var info = new LinkedHashMap<String, Object>();
        info.put("title", "Groundwork");
        info.put("version", "1");
        info.put("description", "Accounts, credits and hosting. Generated from the code by ./groundwork openapi.");
        document.put("info", info);
        document.put("paths", paths);
        document.put(
                "components",
                new TreeMap<>(Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of(
                                "accessToken",
                                new TreeMap<>(Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"))))));
        return document;
    }

    private static Map<String, Object> pathItem(String path, Map<String, Object> item) {
        var operations = new LinkedHashMap<String, Object>();
        item.forEach((method, operation) -> operations.put(method, operation(path, map(operation))));
        return operations;
    }

    private static Map<String, Object> operation(String path, Map<String, Object> given) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put("tags", List.of(path.startsWith("/api/") ? path.split("/", -1)[2] : "well-known"));
        operation.put("summary", given.get("summary"));
        var parameters = parameters(given.get("parameters"));
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        var body = body(given.get("requestBody"));
        if (!body.isEmpty()) {
            operation.put("requestBody", body);
        }
        var responses = new TreeMap<String, Object>();
        map(given.get("responses")).forEach((status, response) -> responses.put(status, response(response)));
        responses.put(
                "default",
                Map.of(
                        "description",
                        "A problem (RFC 9457); its code says which.",
                        "content",
                        Map.of("application/problem+json", Map.of("schema", Map.of("$ref", PROBLEM)))));
        operation.put("responses", responses);
        if (given.get("security") != null) {
            operation.put("security", given.get("security"));
        }
        return operation;
    }

    private static List<Object> parameters(@Nullable Object given) {
        var parameters = new ArrayList<>();
        if (given instanceof List<?> list) {
            for (var parameter : list) {
                if (!FROM_THE_EDGE.contains(String.valueOf(map(parameter).get("name")))) {
                    parameters.add(modern(ofText(map(parameter))));
                }
            }
        }
        return parameters;
    }

    /** A parameter that says of itself nothing but its name is a text, or a number where it limits a list. */
    private static Map<String, Object> ofText(Map<String, Object> parameter) {
        if (Map.of("type", "object").equals(parameter.get("schema"))) {
            parameter.put("schema", Map.of("type", "limit".equals(parameter.get("name")) ? "integer" : "string"));
        }
        return parameter;
    }

    /** The body without what comes from the edge; nothing when that was all. */
    private static Map<String, Object> body(@Nullable Object given) {
        if (given == null) {
            return Map.of();
        }
        var contents = map(map(given).get("content"));
        var entry = contents.entrySet().iterator().next();
        var schema = map(map(entry.getValue()).get("schema"));
        var own = schema.get("allOf") instanceof List<?> parts
                ? parts.stream()
                        .map(OpenApi::map)
                        .filter(part -> part.containsKey("$ref"))
                        .findFirst()
                        .orElse(Map.of())
                : schema.containsKey("$ref") ? schema : Map.<String, Object>of();
        if (own.isEmpty()) {
            return Map.of();
        }
        var type = entry.getKey().equals("*/*") ? "application/json" : entry.getKey();
        return new LinkedHashMap<>(Map.of("content", Map.of(type, Map.of("schema", own))));
    }

    /**
     * OpenAPI 3.1 says {@code type: [string, "null"]} where 3.0 said {@code nullable: true}. Members of any kind are objects for the compiler and have no
     * schema here.
     */
    private static @Nullable Object modern(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var modern = new TreeMap<String, @Nullable Object>();
                map.forEach((name, member) -> modern.put(String.valueOf(name), modern(member)));
                if (Boolean.TRUE.equals(modern.remove("nullable"))) {
                    makeNullable(modern);
                }
                modern.replace("additionalProperties", Map.of("type", "object"), Map.of());
                yield modern;
            }
            case List<?> list -> list.stream().map(OpenApi::modern).toList();
            case null, default -> value;
        };
    }

    /** A schema that refers to another one says of itself nothing but that null is possible too. */
    private static void makeNullable(Map<String, @Nullable Object> schema) {
        if (schema.get("type") instanceof String type) {
            schema.put("type", List.of(type, "null"));
        } else if (schema.remove("allOf") instanceof List<?> parts) {
            var choices = new ArrayList<Object>(parts);
            choices.add(Map.of("type", "null"));
            schema.put("anyOf", choices);
        }
    }

    /** A response whose content says nothing of itself has none. */
    private static Object response(@Nullable Object given) {
        var response = map(modern(given));
        if (map(response.getOrDefault("content", Map.of())).values().stream()
                .allMatch(content -> map(content).isEmpty())) {
            response.remove("content");
        }
        return response;
    }

    private static Map<String, Object> problem() {
        var text = Map.of("type", "string");
        return new TreeMap<>(Map.of(
                "type",
                "object",
                "description",
                "RFC 9457 problem details.",
                "required",
                List.of("type", "title", "status", "detail", "instance", "code"),
                "properties",
                new TreeMap<>(Map.of(
                        "type", text,
                        "title", text,
                        "status", Map.of("type", "integer"),
                        "detail", text,
                        "instance", text,
                        "code", text,
                        "errors",
                                Map.of(
                                        "type",
                                        "array",
                                        "items",
                                        new TreeMap<>(Map.of(
                                                "type",
                                                "object",
                                                "properties",
                                                new TreeMap<>(
                                                        Map.of("pointer", text, "code", text, "detail", text)))))))));
    }

    static Map<String, Object> map(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return members;
        }
        throw new IllegalArgumentException("members are expected: " + value);
    }

    /** The document as text, the same for the same code. */
    String yaml() {
        var settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setDereferenceAliases(true)
                .setWidth(120)
                .build();
        return "# Generated by ./groundwork openapi; a test fails when it is stale.\n"
                + new Dump(settings).dumpToString(sorted(document));
    }

    /** Maps without an order of their own get one. */
    private static @Nullable Object sorted(@Nullable Object value) {
        return switch (value) {
            case LinkedHashMap<?, ?> ordered -> {
                var copy = new LinkedHashMap<Object, Object>();
                ordered.forEach((name, member) -> copy.put(name, sorted(member)));
                yield copy;
            }
            case Map<?, ?> map -> {
                var copy = new TreeMap<String, Object>();
                map.forEach((name, member) -> copy.put(String.valueOf(name), sorted(member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(OpenApi::sorted).toList();
            case null, default -> value;
        };
    }
}
