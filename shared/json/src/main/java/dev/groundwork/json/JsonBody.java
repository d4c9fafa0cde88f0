package dev.groundwork.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A body that is to be one JSON object: of an HTTP request, a queue message, an event or a webhook.
 *
 * <p>It is read to its end as exactly one value (RFC 8259) in UTF-8. Bytes that are not UTF-8, anything after the value, a member name that comes twice at
 * any depth, {@code NaN} and comments are refused with {@link ProblemCode#MALFORMED_JSON}, and so is a member of the wrong type. Bad fields are
 * {@code validation_failed}, all at once. Every reading method throws them as {@link ProblemException}.
 */
public final class JsonBody {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private final boolean isEmpty;
    private final Supplier<String> text;
    private final boolean closed;

    private JsonBody(boolean isEmpty, Supplier<String> text, boolean closed) {
        this.isEmpty = isEmpty;
        this.text = text;
        this.closed = closed;
    }

    /** The body of these bytes. */
    public static JsonBody of(byte[] bytes) {
        return new JsonBody(bytes.length == 0, () -> decode(bytes), false);
    }

    /** The body that Lambda handed over as a text. */
    public static JsonBody of(String text) {
        return new JsonBody(text.isEmpty(), () -> text, false);
    }

    /**
     * The same body, read so that a member that nobody asks for is an error. Routes that move credits read so: a caller who sends an amount believes
     * that it counts.
     */
    public JsonBody closed() {
        return new JsonBody(isEmpty, text, true);
    }

    /** Reads the body. */
    public <T> T read(Function<Members, T> read) {
        return Members.read(parse(text.get()), closed, read);
    }

    /** Reads the body if there is one. */
    public <T> Optional<T> readOptional(Function<Members, T> read) {
        return isEmpty ? Optional.empty() : Optional.of(read(read));
    }

    private static String decode(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("The body is not UTF-8.");
        }
    }

    /**
     * Reads a value: a {@code Map}, {@code List}, {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger} or {@code BigDecimal}, or null. A text
     * may hold a lone surrogate, which JSON can escape; {@link JsonType#TEXT} refuses it.
     */
    private static @Nullable Object parse(String text) {
        try (var parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw malformed("The body is empty.");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw malformed("The body has a second value.");
            }
            return value;
        } catch (IOException | NumberFormatException e) {
            throw malformed("The body is not one JSON value in UTF-8 whose members have different names.");
        }
    }

    /** The detail never quotes the body, which may hold a secret. */
    static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON, detail));
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                throw new IllegalStateException("no token that begins a value");
        };
    }

    private static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        var values = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    /**
     * A type that a member of a JSON object can have. A member of another type is {@code malformed_json}: a number is not a text, a text not a number, 1.5
     * not a whole number.
     *
     * @param <A> the Java type of its values
     */
    public static final class JsonType<A> {

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
                throw malformed(pointer + " is " + name + ".");
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
}
