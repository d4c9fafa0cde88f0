package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an app can run. Fixed for an app's life. */
public enum ProviderName {
    RAILWAY,
    RENDER,
    VERCEL,
    /** This machine: only where the local stack enables it. */
    LOCAL;

    /** As callers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The provider that {@code text} spells, or nothing when it spells none. */
    public static Optional<ProviderName> parse(String text) {
        return Arrays.stream(values()).filter(p -> p.text().equals(text)).findFirst();
    }
}
