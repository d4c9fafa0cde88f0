package dev.groundwork.appregistry.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The providers that can run an app. An app never changes its provider. */
public enum ProviderName {
    RAILWAY,
    RENDER,
    VERCEL,
    /** The machine of the local stack, only where that enables it. */
    LOCAL;

    /** Returns the name as callers spell it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Parses a name as callers spell it. */
    public static Optional<ProviderName> parse(String text) {
        return Arrays.stream(values()).filter(p -> p.text().equals(text)).findFirst();
    }
}
