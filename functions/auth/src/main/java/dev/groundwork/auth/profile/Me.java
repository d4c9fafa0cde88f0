package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of an account, as its user sees it. */
@Serdeable
public record Me(
        String id,
        String email,
        boolean emailVerified,
        String displayName,
        @Nullable String avatarUrl,
        String userSlug,
        boolean hasPassword,
        List<String> providers,
        String timeZone,
        String createdAt,
        @Nullable String lastLoginAt) {

    /** Renders a profile. */
    public static Me of(Profile profile) {
        return new Me(
                profile.id().value(),
                profile.address().value(),
                true,
                profile.displayName().value(),
                profile.avatarUrl().map(URI::toString).orElse(null),
                profile.slug().value(),
                profile.hasPassword(),
                profile.providers(),
                profile.timeZone().getId(),
                profile.createdAt().toString(),
                profile.lastLoginAt().map(Object::toString).orElse(null));
    }
}
