package dev.groundwork.appregistry.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of the idea that an app is made from, in its owner's ideation: 1 to 128 of {@code [A-Za-z0-9_-]}. One app per (owner, idea).
 *
 * @param value the id as ideation spells it
 */
public record IdeaId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public IdeaId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an idea id");
        }
    }

    /** Parses an id. */
    public static Optional<IdeaId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new IdeaId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
