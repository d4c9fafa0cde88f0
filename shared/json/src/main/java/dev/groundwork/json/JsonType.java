package dev.groundwork.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A type that a member of a JSON object can have. A member of another type is {@code malformed_json}: a number is not a text, a text not a number, 1.5
 * not a whole number.
 *
 * @param <A> the Java type of its values
 */
public final class JsonType<A> {

    /** A text of Unicode scalar values; one with a lone surrogate has the right type, but is never valid. */
    public static final JsonType<String> TEXT = new JsonType<>(String.class, "a text");

    /** Any text, for members where a lone surrogate must not be told apart from another wrong value, such as a password at sign-in. */
    public static final JsonType<String> ANY_TEXT = new JsonType<>(String.class, "a text");

    /** A whole number of 64 bits. */
    public static final JsonType<Long> WHOLE_NUMBER = new JsonType<>(Long.class, "a whole number");

    /** True or false. */
    public static final JsonType<Boolean> FLAG = new JsonType<>(Boolean.class, "true or false");

    private final Class<A> type;
    private final String name;

    private JsonType(Class<A> type, String name) {
        this.type = type;
        this.name = name;
    }

    A cast(Object value, String pointer) {
        if (!type.isInstance(value)) {
            throw JsonReader.malformed(pointer + " is " + name + ".");
        }
        return type.cast(value);
    }

    /** Tells whether the value is one of this type that a field can hold. */
    boolean accepts(@Nullable Object value) {
        return this != TEXT || !(value instanceof String text) || isWellFormed(text);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
