package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a parsed value for what it has to be, or says where it is not. */
final class Yaml {

    private Yaml() {}

    static Map<String, Object> map(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            var members = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
            return members;
        }
        throw new TemplateException("members are expected at " + where);
    }

    static String string(@Nullable Object value, String where) {
        if (value instanceof String text) {
            return text;
        }
        throw new TemplateException("a text is expected at " + where);
    }

    static int number(@Nullable Object value, String where) {
        if (value instanceof Integer number) {
            return number;
        }
        throw new TemplateException("a number is expected at " + where);
    }

    static List<String> strings(@Nullable Object value, String where) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new TemplateException("a list is expected at " + where);
    }
}
