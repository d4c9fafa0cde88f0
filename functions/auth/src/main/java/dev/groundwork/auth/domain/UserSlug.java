package dev.groundwork.auth.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user's name in urls: one DNS label of {@code [a-z0-9]} and single hyphens, at most 63 characters (RFC 1035 section 2.3.1). Made from the
 * display name, never from the address. Unique, which the store guarantees.
 *
 * @param value the label
 */
public record UserSlug(String value) {

    private static final int MAX_LENGTH = 63;
    private static final int MAX_BASE_LENGTH = 40;
    private static final String NO_LATIN_LETTER = "maker";
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Set<String> RESERVED = Set.of(
            "about",
            "abuse",
            "account",
            "accounts",
            "admin",
            "administrator",
            "api",
            "app",
            "apps",
            "assets",
            "auth",
            "billing",
            "blog",
            "cdn",
            "console",
            "contact",
            "credits",
            "dashboard",
            "dev",
            "docs",
            "ftp",
            "git",
            "groundwork",
            "help",
            "host",
            "hostmaster",
            "imap",
            "info",
            "internal",
            "localhost",
            "login",
            "logout",
            "mail",
            "me",
            "metrics",
            "mx",
            "new",
            "news",
            "noreply",
            "ns",
            "null",
            "oauth",
            "ops",
            "payments",
            "pop",
            "postmaster",
            "pricing",
            "privacy",
            "register",
            "root",
            "security",
            "settings",
            "shop",
            "sia",
            "signin",
            "signup",
            "smtp",
            "ssl",
            "staff",
            "static",
            "status",
            "store",
            "support",
            "system",
            "team",
            "terms",
            "test",
            "token",
            "undefined",
            "user",
            "users",
            "webhook",
            "webhooks",
            "webmaster",
            "well-known",
            "www");

    public UserSlug {
        if (value.length() > MAX_LENGTH || !LABEL.matcher(value).matches()) {
            throw new IllegalArgumentException("not a slug");
        }
    }

    /**
     * A slug for this name.
     *
     * @param suffix what makes it unique; empty for the plain one, which is not to be had for reserved words and names without Latin letters
     *     or digits
     */
    public static UserSlug of(DisplayName name, String suffix) {
        var base = base(name);
        return new UserSlug(suffix.isEmpty() ? base : base + "-" + suffix);
    }

    /** Whether the plain slug of this name may be issued at all. */
    public static boolean needsSuffix(DisplayName name) {
        var base = base(name);
        return RESERVED.contains(base) || base.equals(NO_LATIN_LETTER);
    }

    private static String base(DisplayName name) {
        var latin = Normalizer.normalize(name.value().replace("ß", "ss"), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replace("ø", "o")
                .replace("đ", "d")
                .replace("ł", "l")
                .replace("æ", "ae")
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
