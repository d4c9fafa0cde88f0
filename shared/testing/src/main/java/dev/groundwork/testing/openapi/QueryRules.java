package dev.groundwork.testing.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The query parameters of an operation.
 *
 * @param rules by name
 */
record QueryRules(Map<String, Rule> rules) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A parameter.
     *
     * @param schema the JSON pointer of its schema
     * @param isList true if it may be repeated
     * @param isRequired true if it must be there
     */
    record Rule(String schema, boolean isList, boolean isRequired) {}

    static QueryRules of(JsonNode document, String path, String verb) {
        var rules = new LinkedHashMap<String, Rule>();
        add(rules, document, path + "/parameters");
        add(rules, document, path + "/" + verb + "/parameters");
        return new QueryRules(rules);
    }

    private static void add(Map<String, Rule> rules, JsonNode document, String list) {
        var parameters = document.at(list.replace("%7B", "{").replace("%7D", "}"));
        for (int i = 0; i < parameters.size(); i++) {
            var pointer = parameters.get(i).has("$ref")
                    ? parameters.get(i).get("$ref").asText().substring(1)
                    : list + "/" + i;
            var parameter = parameters.get(i).has("$ref") ? document.at(pointer) : parameters.get(i);
            if (parameter.path("in").asText().equals("query")) {
                var schema = parameter.path("schema");
                rules.put(
                        parameter.path("name").asText(),
                        new Rule(
                                pointer + "/schema",
                                schema.path("type").asText().equals("array"),
                                parameter.path("required").asBoolean()));
            }
        }
    }

    /** Returns what is wrong with a query. */
    List<String> check(String query, BiFunction<String, JsonNode, List<String>> validate) {
        var given = parse(query);
        var found = new ArrayList<String>();
        rules.forEach((name, rule) -> {
            if (rule.isRequired() && !given.containsKey(name)) {
                found.add("the query has no " + name);
            }
        });
        given.forEach((name, values) -> Optional.ofNullable(rules.get(name))
                .ifPresentOrElse(
                        rule -> found.addAll(value(name, rule, values, validate)),
                        () -> found.add("the query has a " + name + " that the document does not describe")));
        return found;
    }

    private static List<String> value(
            String name, Rule rule, List<String> values, BiFunction<String, JsonNode, List<String>> validate) {
        if (values.size() > 1 && !rule.isList()) {
            return List.of("the query has more than one " + name);
        }
        var findings = readings(rule, values)
                .map(value -> validate.apply(rule.schema(), value))
                .toList();
        return findings.stream().anyMatch(List::isEmpty)
                ? List.of()
                : findings.getFirst().stream().map(f -> name + ": " + f).toList();
    }

    /** A value of a query is text, and also the number or the truth value that it reads as. */
    private static Stream<JsonNode> readings(Rule rule, List<String> values) {
        if (rule.isList()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            values.forEach(all::add);
            return Stream.of(all);
        }
        var text = values.getFirst();
        return Stream.concat(Stream.of(JsonNodeFactory.instance.textNode(text)), scalar(text).stream());
    }

    private static Optional<JsonNode> scalar(String text) {
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(node -> node.isNumber() || node.isBoolean());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> parse(String query) {
        var all = new LinkedHashMap<String, List<String>>();
        Stream.of(query.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            all.computeIfAbsent(decoded(name), n -> new ArrayList<>()).add(decoded(value));
        });
        return all;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
