package dev.groundwork.auth.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.sessions.SignedIn;
import io.micronaut.serde.annotation.Serdeable;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of accounts and sessions. A member of a request is null when the caller left it out. */
public final class Bodies {

    private Bodies() {}

    @Serdeable
    public record Register(
            @Nullable String email,
            @Nullable String password,
            @Nullable String displayName) {}

    @Serdeable
    public record Verify(@Nullable String token) {}

    @Serdeable
    public record Forgot(@Nullable String email) {}

    @Serdeable
    public record Reset(@Nullable String token, @Nullable String password) {}

    @Serdeable
    public record Change(
            @Nullable String currentPassword, @Nullable String newPassword) {}

    @Serdeable
    public record Login(
            @Nullable String email,
            @Nullable String password,
            @Nullable String refreshTokenDelivery) {}

    @Serdeable
    public record Refresh(@Nullable String refreshToken) {}

    @Serdeable
    public record Status(String status) {}

    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
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

    /** What a device gets; {@code refreshToken} is there only when the caller asked for it in the body. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tokens(
            String accessToken,
            String tokenType,
            long expiresIn,
            @Nullable String refreshToken,
            Me user) {

        public static Tokens of(SignedIn signedIn, boolean refreshInBody) {
            return new Tokens(
                    signedIn.accessToken(),
                    "Bearer",
                    signedIn.accessLife().toSeconds(),
                    refreshInBody ? signedIn.refreshToken().text() : null,
                    Me.of(signedIn.profile()));
        }
    }
}
