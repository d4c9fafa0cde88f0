package dev.groundwork.auth.usecase;

import dev.groundwork.auth.domain.DisplayName;
import dev.groundwork.auth.domain.UserSlug;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Locale;

/** Slugs to try for a new account. */
@Singleton
final class FreshSlug {

    /** After as many taken slugs something else is wrong. */
    static final int MAX_TRIES = 20;

    private static final int SUFFIX_BOUND = 36 * 36 * 36 * 36;

    private final SecureRandom random;

    FreshSlug(SecureRandom random) {
        this.random = random;
    }

    /** The plain slug first; then one with four random characters, of which 1.6 million exist for each name. */
    UserSlug of(DisplayName name, int tries) {
        if (tries == 0 && !UserSlug.needsSuffix(name)) {
            return UserSlug.of(name, "");
        }
        var suffix = Integer.toString(random.nextInt(SUFFIX_BOUND), 36).toLowerCase(Locale.ROOT);
        return UserSlug.of(name, "0".repeat(4 - suffix.length()) + suffix);
    }
}
