package dev.groundwork.localstack.runner.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The resolved properties of a resource, or of a part of one. Everything that is asked for and is not what it has to be, and everything that
 * nobody asks for, is an error that says where it stands.
 *
 * @param where the path in the template, such as {@code Mail.Events.AccountsOutbox}
 */
record Properties(String where, Map<String, Object> members) {

    /** Takes a value for members; an absent one has none. */
    static Properties of(String where, @Nullable Object value) {
        return switch (value) {
            case null -> new Properties(where, Map.of());
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> {
                    if (member != null) {
                        members.put(String.valueOf(name), member);
                    }
                });
                yield new Properties(where, members);
            }
            case Object other -> throw new TemplateException(where + " has to have members, and is " + other);
        };
    }

    /** Refuses what is not among these. */
    Properties allow(Set<String> names) {
        members.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateException(where + " has a property that is not known here: " + name);
                });
        return this;
    }

    /** Refuses what is not among these. */
    Properties allow(String... names) {
        return allow(Set.of(names));
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Optional<Object> value(String name) {
        return Optional.ofNullable(members.get(name));
    }

    Properties child(String name) {
        return of(where + "." + name, members.get(name));
    }

    Optional<String> text(String name) {
        return value(name).map(value -> switch (value) {
            case String text -> text;
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> throw new TemplateException(where + "." + name + " has to be a text, and is " + value);
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> new TemplateException(where + " has no " + name));
    }

    Optional<Integer> number(String name) {
        return value(name).map(value -> {
            try {
                return Integer.valueOf(String.valueOf(value));
            } catch (NumberFormatException e) {
                throw new TemplateException(where + "." + name + " has to be a number, and is " + value);
            }
        });
    }

    /** A number within bounds. */
    int number(String name, int otherwise, int min, int max) {
        int value = number(name).orElse(otherwise);
        if (value < min || value > max) {
            throw new TemplateException(
                    where + "." + name + " has to be from " + min + " to " + max + ", and is " + value);
        }
        return value;
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw new TemplateException(where + "." + name + " has to be true or false, and is " + text);
                })
                .orElse(otherwise);
    }

    List<Object> list(String name) {
        return value(name)
                .map(value -> {
                    if (value instanceof List<?> list) {
                        return List.<Object>copyOf(list);
                    }
                    throw new TemplateException(where + "." + name + " has to be a list, and is " + value);
                })
                .orElse(List.of());
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        list(name).forEach(entry -> texts.add(String.valueOf(entry)));
        return List.copyOf(texts);
    }
}
