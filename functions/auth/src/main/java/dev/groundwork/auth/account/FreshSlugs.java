package dev.groundwork.auth.account;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;

/** Slugs to try for a new account. */
@Singleton
public final class FreshSlugs {

    /** After as many taken slugs something else is wrong. */
    public static final int MAX_TRIES = 20;

    private static final int SUFFIX_BOUND = 36 * 36 * 36 * 36;

    private final SecureRandom random;

    FreshSlugs(SecureRandom random) {
        this.random = random;
    }

    /** The plain slug first; then one with four random characters, of which 1.6 million exist for each name. */
    public UserSlug of(DisplayName name, int tries) {
        if (tries == 0 && !UserSlug.needsSuffix(name)) {
            return UserSlug.of(name, "");
        }
        var suffix = Integer.toString(random.nextInt(SUFFIX_BOUND), 36).toLowerCase(Locale.ROOT);
        return UserSlug.of(name, "0".repeat(4 - suffix.length()) + suffix);
    }
}
