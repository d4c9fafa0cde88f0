package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expands loops of a section, {@code Fn::ForEach::Name: [Identifier, [a, b], {key: value}]}, as the transform {@code AWS::LanguageExtensions}
 * does: the key and the value are repeated for each of the collection, with the identifier replaced by it.
 *
 * <p>Only loops whose collection is a list of texts are known, and only at the level of a section: what the SAM CLI expands too.
 */
final class ForEach {

    /** The transform that has to be named in a template with loops, before SAM's own. */
    static final String TRANSFORM = "AWS::LanguageExtensions";

    private static final String PREFIX = "Fn::ForEach::";

    private ForEach() {}

    /** Tells whether a section has a loop. */
    static boolean isIn(Properties section) {
        return section.members().keySet().stream().anyMatch(name -> name.startsWith(PREFIX));
    }

    /** The section with its loops replaced by what they make. */
    static Properties expand(Properties section) {
        var expanded = new LinkedHashMap<String, Object>();
        section.members().forEach((name, member) -> {
            if (!name.startsWith(PREFIX)) {
                put(expanded, name, member, section.where());
                return;
            }
            loop(section, name).forEach((made, value) -> put(expanded, made, value, section.where() + "." + name));
        });
        return new Properties(section.where(), expanded);
    }

    private static void put(Map<String, Object> expanded, String name, Object member, String where) {
        if (expanded.putIfAbsent(name, member) != null) {
            throw new TemplateException(where + " makes " + name + " a second time");
        }
    }

    private static Map<String, Object> loop(Properties section, String name) {
        var where = section.where() + "." + name;
        var parts = section.list(name);
        if (parts.size() != 3
                || !(parts.get(0) instanceof String identifier)
                || !(parts.get(1) instanceof List<?> collection)) {
            throw new TemplateException(where + " has to be [Identifier, [values], {key: value}]");
        }
        var made = new LinkedHashMap<String, Object>();
        for (var value : collection) {
            var fragment = Properties.of(where, replaced(parts.get(2), identifier, String.valueOf(value)));
            expand(fragment).members().forEach((key, member) -> put(made, key, member, where));
        }
        return made;
    }

    private static @Nullable Object replaced(@Nullable Object part, String identifier, String value) {
        return switch (part) {
            case String text -> text.replace("${" + identifier + "}", value);
            case List<?> list ->
                list.stream().map(entry -> replaced(entry, identifier, value)).toList();
            case Map<?, ?> map when map.equals(Map.of("Ref", identifier)) -> value;
            case Map<?, ?> map -> plain(replacedMembers(map, identifier, value));
            case null, default -> part;
        };
    }

    private static Map<String, Object> replacedMembers(Map<?, ?> map, String identifier, String value) {
        var replaced = new LinkedHashMap<String, Object>();
        map.forEach((key, member) -> {
            var inner = replaced(member, identifier, value);
            if (inner != null) {
                replaced.put(String.valueOf(replaced(key, identifier, value)), inner);
            }
        });
        return replaced;
    }

    /** A {@code !Sub} that has nothing left to replace is its text, so that {@code !Ref} and {@code !GetAtt} may name a resource by one. */
    private static Object plain(Map<String, Object> map) {
        return map.size() == 1 && map.get("Fn::Sub") instanceof String text && !text.contains("${") ? text : map;
    }
}
