package dev.groundwork.localstack.stripe.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The members of each type of object with their first values, from the files in {@code objects/}. */
public final class Shapes {

    private static final Map<String, ObjectNode> SHAPES = new ConcurrentHashMap<>();

    private Shapes() {}

    /** Returns a fresh object of a type, as the API calls it. */
    public static ObjectNode fresh(String type) {
        return SHAPES.computeIfAbsent(type, Shapes::read).deepCopy();
    }

    private static ObjectNode read(String type) {
        try (var in = Shapes.class.getResourceAsStream("/dev/groundwork/localstack/stripe/objects/" + type + ".json")) {
            if (in == null) {
                throw new IllegalStateException("there is no shape of " + type);
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the shape of " + type + " cannot be read", e);
        }
    }
}
