package dev.groundwork.kernel;

import java.util.Arrays;
import java.util.Optional;

/** A permission of a service client. Each internal route names the one that it requires. */
public enum Scope {
    CREDITS_CONSUME("credits:consume"),
    CREDITS_HOLD("credits:hold"),
    CREDITS_REFUND("credits:refund"),
    CREDITS_GRANT("credits:grant"),
    APPS_BUILD("apps:build"),
    ACCOUNTS_OPERATE("accounts:operate");

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** The scope as it stands in a token. */
    public String text() {
        return text;
    }

    /** The scope that {@code text} spells, or nothing when it spells none. */
    public static Optional<Scope> parse(String text) {
        return Arrays.stream(values()).filter(s -> s.text.equals(text)).findFirst();
    }
}
