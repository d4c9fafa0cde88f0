package dev.groundwork.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Answers have the members that docs/openapi.yaml lists. */
final class AnswersTest {

    @Test
    @DisplayName(
            "INFRA-AUTH-922 every answer is written with every member that docs/openapi.yaml requires, empty ones too")
    void members() throws IOException {
        var document = OpenApi.map(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Project.ROOT.resolve("docs/openapi.yaml"))));
        var components = OpenApi.map(document.get("components"));
        var api = new ApiSchemas(OpenApi.map(document.get("paths")), OpenApi.map(components.get("schemas")));

        try (var context = ApplicationContext.builder().start()) {
            var json = context.getBean(JsonMapper.class);
            for (var name : api.ofAnswers()) {
                var type = ApiSchemas.record(name);
                if (type.isPresent()) {
                    assertThat(written(json, type.get()))
                            .as("the members of %s", name)
                            .isEqualTo(required(api, name));
                }
            }
        }
    }

    private static Set<Object> required(ApiSchemas api, String name) {
        var required = OpenApi.map(api.schemas().get(name)).getOrDefault("required", List.of());
        return new TreeSet<Object>((List<?>) required);
    }

    /** The members of an answer in which everything is null, empty, zero or false. */
    private static Set<Object> written(JsonMapper json, Class<?> type) throws IOException {
        var text = json.writeValueAsString(empty(type));
        return new TreeSet<Object>(OpenApi.map(json.readValue(text, Map.class)).keySet());
    }

    private static Object empty(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class) ? null : value(c.getType()))
                    .toArray());
        } catch (NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("an answer is a plain record: " + type, e);
        }
    }

    private static Object value(Class<?> type) {
        return switch (type.getName()) {
            case "java.lang.String" -> "";
            case "boolean", "java.lang.Boolean" -> false;
            case "int", "java.lang.Integer" -> 0;
            case "long", "java.lang.Long" -> 0L;
            case "java.util.List" -> List.of();
            case "java.util.Map" -> Map.of();
            default -> empty(type);
        };
    }
}
