package dev.groundwork.appregistry.model;

import dev.groundwork.kernel.NameText;
import java.util.Optional;

/**
 * The name that an owner gives an app: a {@link NameText}.
 *
 * @param value as the owner wrote it
 */
public record AppName(String value) {

    public AppName {
        if (!NameText.isValid(value)) {
            throw new IllegalArgumentException("not a name of an app");
        }
    }

    /** Parses a name. */
    public static Optional<AppName> parse(String text) {
        return NameText.isValid(text) ? Optional.of(new AppName(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
