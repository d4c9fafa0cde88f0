package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.NameText;
import java.util.Optional;

/**
 * What an owner calls an app: a {@link NameText}.
 *
 * @param value as the owner wrote it
 */
public record AppName(String value) {

    public AppName {
        if (!NameText.isValid(value)) {
            throw new IllegalArgumentException("not a name of an app");
        }
    }

    /** The name that {@code text} spells, or nothing when it spells none. */
    public static Optional<AppName> parse(String text) {
        return NameText.isValid(text) ? Optional.of(new AppName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
