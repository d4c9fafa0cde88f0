package dev.groundwork.localstack.runner.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves CloudFormation's intrinsic functions to plain values. */
final class Intrinsics {

    /** The value of {@code AWS::NoValue}: a member that is left out. */
    private static final String NO_VALUE = "AWS::NoValue";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?[A-Za-z0-9:.]+)}");

    /** From a resource and an attribute ({@code Ref} for the reference itself) to its value. */
    @FunctionalInterface
    interface Attributes {
        String value(String resource, String attribute, Intrinsics resolving);
    }

    private final Map<String, String> parameters;
    private final Map<String, Object> conditions;
    private final Properties mappings;
    private final Attributes attributes;

    /**
     * @param parameters parameters and pseudo parameters by name
     * @param conditions the template's conditions, unresolved
     * @param mappings the template's mappings
     * @param attributes of the resources
     */
    Intrinsics(
            Map<String, String> parameters,
            Map<String, Object> conditions,
            Properties mappings,
            Attributes attributes) {
        this.parameters = parameters;
        this.conditions = conditions;
        this.mappings = mappings;
        this.attributes = attributes;
    }

    /** The value with everything resolved; null where {@code AWS::NoValue} stands. */
    @Nullable
    Object resolve(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map
            when isCall(map) -> {
                var entry = map.entrySet().iterator().next();
                yield call(entry.getKey().toString(), entry.getValue());
            }
            case Map<?, ?> map -> resolveMembers(map);
            case List<?> list ->
                list.stream().map(this::resolve).filter(v -> v != null).toList();
            case null, default -> value;
        };
    }

    private Map<String, Object> resolveMembers(Map<?, ?> map) {
        var resolved = new LinkedHashMap<String, Object>();
        map.forEach((name, member) -> {
            var value = resolve(member);
            if (value != null) {
                resolved.put(name.toString(), value);
            }
        });
        return resolved;
    }

    private static boolean isCall(Map<?, ?> map) {
        return map.size() == 1
                && map.keySet().iterator().next() instanceof String name
                && (name.equals("Ref") || name.startsWith("Fn::"));
    }

    private @Nullable Object call(String function, @Nullable Object argument) {
        return switch (function) {
            case "Ref" -> String.valueOf(argument).equals(NO_VALUE) ? null : ref(String.valueOf(argument));
            case "Fn::Sub" ->
                argument instanceof List<?> parts
                        ? sub(String.valueOf(parts.get(0)), Properties.of("!Sub", resolve(parts.get(1))))
                        : sub(String.valueOf(argument), Properties.of("!Sub", null));
            case "Fn::GetAtt" -> attribute(argument);
            case "Fn::FindInMap" -> findInMap(list(resolve(argument)));
            case "Fn::If" -> {
                var parts = list(argument);
                yield resolve(holds(parts.get(0)) ? parts.get(1) : parts.get(2));
            }
            case "Fn::Join" -> {
                var parts = list(argument);
                yield list(resolve(parts.get(1))).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(String.valueOf(parts.get(0))));
            }
            case "Fn::Select" -> {
                var parts = list(argument);
                yield list(resolve(parts.get(1))).get(Integer.parseInt(String.valueOf(parts.get(0))));
            }
            case "Fn::Split" -> {
                var parts = list(argument);
                yield List.of(
                        String.valueOf(resolve(parts.get(1))).split(Pattern.quote(String.valueOf(parts.get(0))), -1));
            }
            case "Fn::Equals", "Fn::Not", "Fn::And", "Fn::Or" -> holds(Map.of(function, list(argument)));
            default -> throw new TemplateException("the function " + function + " is not known");
        };
    }

    private String ref(String name) {
        var parameter = parameters.get(name);
        return parameter != null ? parameter : attributes.value(name, "Ref", this);
    }

    private String attribute(@Nullable Object argument) {
        if (argument instanceof List<?> parts) {
            return attributes.value(String.valueOf(parts.get(0)), String.valueOf(parts.get(1)), this);
        }
        var text = String.valueOf(argument);
        var dot = text.indexOf('.');
        if (dot < 0) {
            throw new TemplateException("!GetAtt needs a resource and an attribute, not " + text);
        }
        return attributes.value(text.substring(0, dot), text.substring(dot + 1), this);
    }

    private String findInMap(List<?> keys) {
        if (keys.size() != 3) {
            throw new TemplateException("!FindInMap needs a mapping and two keys, not " + keys);
        }
        return mappings.child(String.valueOf(keys.get(0)))
                .child(String.valueOf(keys.get(1)))
                .requiredText(String.valueOf(keys.get(2)));
    }

    /** Own variables of the call go before parameters and resources. */
    private String sub(String text, Properties own) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            if (own.has(name)) {
                return Matcher.quoteReplacement(own.requiredText(name));
            }
            if (name.startsWith("!")) {
                return Matcher.quoteReplacement("${" + name.substring(1) + "}");
            }
            return Matcher.quoteReplacement(name.contains(".") ? attribute(name) : ref(name));
        });
    }

    boolean holds(@Nullable Object condition) {
        return switch (condition) {
            case String name when conditions.containsKey(name) -> holds(conditions.get(name));
            case Map<?, ?> map -> {
                var entry = map.entrySet().iterator().next();
                var argument = entry.getValue();
                yield switch (entry.getKey().toString()) {
                    case "Fn::Equals" -> {
                        var parts = list(argument);
                        yield String.valueOf(resolve(parts.get(0))).equals(String.valueOf(resolve(parts.get(1))));
                    }
                    case "Fn::Not" -> !holds(list(argument).get(0));
                    case "Fn::And" -> list(argument).stream().allMatch(this::holds);
                    case "Fn::Or" -> list(argument).stream().anyMatch(this::holds);
                    case "Condition" -> holds(argument);
                    default -> throw new TemplateException("the condition " + entry.getKey() + " is not known");
                };
            }
            case null, default -> throw new TemplateException("there is no condition " + condition);
        };
    }

    private static List<?> list(@Nullable Object argument) {
        if (argument instanceof List<?> list) {
            return list;
        }
        throw new TemplateException("a list is expected, not " + argument);
    }
}
