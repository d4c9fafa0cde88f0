package dev.groundwork.localstack.dynamodb.conformance;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attribute values as plain Java objects and back, so that tests read: strings, numbers, booleans, maps, lists, sets, bytes. */
public final class Plain {

    private Plain() {}

    /** An item from names and values by turns. */
    public static Map<String, AttributeValue> item(@Nullable Object... namesAndValues) {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            item.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return item;
    }

    /** One value. Sets of numbers and of strings are told apart by their first member. */
    public static AttributeValue value(@Nullable Object plain) {
        return switch (plain) {
            case null -> AttributeValue.fromNul(true);
            case AttributeValue v -> v;
            case String s -> AttributeValue.fromS(s);
            case Number n -> AttributeValue.fromN(n.toString());
            case Boolean b -> AttributeValue.fromBool(b);
            case byte[] b -> AttributeValue.fromB(SdkBytes.fromByteArray(b));
            case Set<?> set -> set(set);
            case Collection<?> list ->
                AttributeValue.fromL(list.stream().map(Plain::value).toList());
            case Map<?, ?> map ->
                AttributeValue.fromM(map.entrySet().stream()
                        .collect(Collectors.toMap(e -> (String) e.getKey(), e -> value(e.getValue()))));
            default -> throw new IllegalArgumentException("no attribute value: " + plain.getClass());
        };
    }

    private static AttributeValue set(Set<?> set) {
        if (set.stream().allMatch(m -> m instanceof Number)) {
            return AttributeValue.fromNs(set.stream().map(Object::toString).toList());
        }
        return AttributeValue.fromSs(set.stream().map(Object::toString).toList());
    }

    /** The text of a string or a number that must be there. */
    public static String text(Map<String, AttributeValue> item, String name) {
        var value = Objects.requireNonNull(item.get(name), name);
        return value.n() == null ? value.s() : value.n();
    }

    /** An item as plain objects; numbers as their text so that equal texts are equal numbers. */
    public static Map<String, @Nullable Object> of(Map<String, AttributeValue> item) {
        var plain = new LinkedHashMap<String, @Nullable Object>();
        item.forEach((name, value) -> plain.put(name, of(value)));
        return plain;
    }

    /** One value as a plain object. */
    public static @Nullable Object of(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> new BigDecimal(value.n());
            case BOOL -> value.bool();
            case NUL -> null;
            case B -> List.of("bytes", value.b().asUtf8String());
            case M -> of(value.m());
            case L -> value.l().stream().map(Plain::of).collect(Collectors.toList());
            case SS -> new HashSet<>(value.ss());
            case NS -> value.ns().stream().map(BigDecimal::new).collect(Collectors.toSet());
            case BS -> new HashSet<>(value.bs());
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalArgumentException("an unknown type");
        };
    }
}
