package dev.groundwork.hosting.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An app's name in urls and at providers: one DNS label of {@code [a-z0-9]} and single hyphens, at most 63 characters (RFC 1035 section
 * 2.3.1). Unique over all apps, which the registry guarantees, and not reissued for 90 days after its app is gone.
 *
 * @param value the label
 */
public record AppSlug(String value) {

    private static final int MAX_LENGTH = 63;
    private static final int MAX_BASE_LENGTH = 40;
    private static final String NO_LATIN_LETTER = "app";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

    /** What would look like ours, or like a part of the web's own furniture. */
    private static final Set<String> RESERVED = Set.of(
            "account",
            "admin",
            "api",
            "app",
            "apps",
            "assets",
            "auth",
            "billing",
            "blog",
            "cdn",
            "console",
            "credits",
            "dashboard",
            "docs",
            "ftp",
            "git",
            "groundwork",
            "help",
            "host",
            "internal",
            "local",
            "localhost",
            "login",
            "mail",
            "mx",
            "ns",
            "oauth",
            "ops",
            "payments",
            "postmaster",
            "root",
            "security",
            "sia",
            "smtp",
            "static",
            "status",
            "support",
            "system",
            "test",
            "webhook",
            "webhooks",
            "well-known",
            "www");

    public AppSlug {
        if (value.length() > MAX_LENGTH || !LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /**
     * A slug for this name.
     *
     * @param suffix what makes it unique, of {@code [a-z0-9]}; empty for the plain one
     */
    public static AppSlug of(AppName name, String suffix) {
        var base = base(name);
        return new AppSlug(suffix.isEmpty() ? base : base + "-" + suffix);
    }

    /** Whether the plain slug of this name must not be issued. */
    public static boolean needsSuffix(AppName name) {
        return RESERVED.contains(base(name));
    }

    private static String base(AppName name) {
        var latin = Normalizer.normalize(name.value().replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^a-z0-9]+", "-");
        var cut = latin.substring(0, Math.min(MAX_BASE_LENGTH, latin.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? NO_LATIN_LETTER : cut;
    }

    @Override
    public String toString() {
        return value;
    }
}
