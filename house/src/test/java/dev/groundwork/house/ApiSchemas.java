package dev.groundwork.house;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of an API description, and the records of the code that they describe. The compiler's description knows no {@code Optional}; the records
 * say which members a request may leave out, and which an answer always has.
 *
 * @param paths of the description
 * @param schemas of the description, by name
 */
record ApiSchemas(Map<String, Object> paths, Map<String, Object> schemas) {

    private static final String PREFIX = "#/components/schemas/";
    private static final Map<String, Class<?>> RECORDS = records();

    /** The names of the schemas that answers are made of. */
    Set<String> ofAnswers() {
        return reachable(part(paths, "responses"));
    }

    /** The schemas that any route mentions, each with all members that are always there. */
    Map<String, Object> complete() {
        var answers = ofAnswers();
        var complete = new TreeMap<String, Object>();
        for (var name : reachable(List.of(paths))) {
            complete.put(name, complete(name, answers.contains(name)));
        }
        return complete;
    }

    private Object complete(String name, boolean isAnswer) {
        var schema = new TreeMap<String, @Nullable Object>();
        OpenApi.map(schemas.get(name)).forEach(schema::put);
        record(name).map(type -> required(type, isAnswer)).ifPresent(required -> {
            schema.remove("required");
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
        });
        if (!isAnswer) {
            record(name).ifPresent(type -> admitNull(type, schema));
        }
        return schema;
    }

    /** A member that a request may leave out may be null as well, which means the same. */
    private static void admitNull(Class<?> type, Map<String, @Nullable Object> schema) {
        var members = OpenApi.map(schema.getOrDefault("properties", Map.of()));
        for (var component : type.getRecordComponents()) {
            if (component.getType() == Optional.class && members.containsKey(component.getName())) {
                var member = new TreeMap<>(OpenApi.map(members.get(component.getName())));
                if (member.get("type") instanceof String kind) {
                    member.put("type", List.of(kind, "null"));
                }
                members.put(component.getName(), member);
            }
        }
        if (!members.isEmpty()) {
            schema.put("properties", members);
        }
    }

    /** The record that a schema describes. */
    static Optional<Class<?>> record(String schema) {
        return Optional.ofNullable(RECORDS.get(schema));
    }

    /** The members of a record that are always there, in the order of their names. A patch (RFC 7396) may leave out each. */
    static List<String> required(Class<?> type, boolean isAnswer) {
        if (type.getSimpleName().endsWith("Patch")) {
            return List.of();
        }
        var leavesOut = !isAnswer || writesNoNull(type);
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !leavesOut || !mayBeAbsent(component))
                .flatMap(component -> jsonNames(type, component, isAnswer))
                .sorted()
                .toList();
    }

    /** Tells whether a record says of itself that it writes no null: the one exception from the rule that every member is present. */
    private static boolean writesNoNull(Class<?> type) {
        var include = type.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Stream<String> jsonNames(Class<?> type, RecordComponent component, boolean isAnswer) {
        try {
            var field = type.getDeclaredField(component.getName());
            if (field.isAnnotationPresent(JsonUnwrapped.class)) {
                return required(component.getType(), isAnswer).stream();
            }
            var property = field.getAnnotation(JsonProperty.class);
            return Stream.of(property == null ? component.getName() : property.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a record has a field for each component", e);
        }
    }

    private Set<String> reachable(Collection<?> roots) {
        var names = new LinkedHashSet<String>();
        var left = new ArrayDeque<Object>(roots);
        while (!left.isEmpty()) {
            switch (left.pop()) {
                case Map<?, ?> map -> {
                    map.values().stream().filter(value -> value != null).forEach(left::push);
                    if (map.get("$ref") instanceof String ref && names.add(ref.substring(PREFIX.length()))) {
                        left.push(OpenApi.map(schemas.get(ref.substring(PREFIX.length()))));
                    }
                }
                case Collection<?> list ->
                    list.stream().filter(value -> value != null).forEach(left::push);
                default -> {}
            }
        }
        return names;
    }

    private static List<Object> part(Map<String, Object> paths, String name) {
        return paths.values().stream()
                .flatMap(item -> OpenApi.map(item).values().stream())
                .map(operation -> OpenApi.map(operation).get(name))
                .map(Object.class::cast)
                .toList();
    }

    /** Every record of a function, by the name that its schema has. */
    private static Map<String, Class<?>> records() {
        try (var modules = Files.list(Project.ROOT.resolve("functions"))) {
            return modules.map(module -> module.resolve("target/classes"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> classes(folder).stream())
                    .filter(Predicate.<Class<?>>not(Class::isAnonymousClass).and(Class::isRecord))
                    .collect(Collectors.toMap(ApiSchemas::schemaName, type -> type, (one, other) -> one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> classes(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(file -> file.startsWith("dev/groundwork/") && file.endsWith(".class"))
                    .filter(file -> !file.contains("$$") && !file.contains("$Introspection") && !file.contains("/$"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .<Class<?>>map(ApiSchemas::load)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiSchemas.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a function is not on the class path of the house", e);
        }
    }

    private static String schemaName(Class<?> type) {
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
