package dev.groundwork.json;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A body that is to be one JSON object: of an HTTP request, a queue message, an event or a webhook.
 *
 * <p>Every reading method throws {@link dev.groundwork.kernel.ProblemException}: {@code malformed_json} for what is not one JSON object in UTF-8 or has a
 * member of the wrong type, {@code validation_failed} with all bad fields.
 */
public final class JsonBody {

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
        return new JsonBody(bytes.length == 0, () -> JsonReader.decode(bytes), false);
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
        return Members.read(JsonReader.read(text.get()), closed, read);
    }

    /** Reads the body if there is one. */
    public <T> Optional<T> readOptional(Function<Members, T> read) {
        return isEmpty ? Optional.empty() : Optional.of(read(read));
    }
}
