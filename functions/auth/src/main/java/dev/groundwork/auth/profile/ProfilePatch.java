package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.profile.ProfileChange.Avatar;
import dev.groundwork.http.Fields;
import dev.groundwork.http.ProblemException;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a change of a profile (RFC 7396): a member that is left out stays as it is, {@code null} removes, which only a picture can be. Members
 * that are not known are ignored.
 */
final class ProfilePatch {

    private ProfilePatch() {}

    /** The members, for the description of the API. */
    @Serdeable
    record Members(
            @Nullable String displayName,
            @Nullable String avatarUrl,
            @Nullable String timeZone) {}

    /** The change; {@code fields} notes what is wrong. Stops the request with {@code malformed_json} for another type. */
    static ProfileChange read(JsonNode body, Fields fields) {
        if (!body.isObject()) {
            throw malformed("Send a JSON object.");
        }
        return new ProfileChange(
                member(
                        body,
                        "displayName",
                        fields,
                        DisplayName::parse,
                        "invalid_display_name",
                        "1 to 80 characters without control characters."),
                avatar(body, fields),
                member(
                        body,
                        "timeZone",
                        fields,
                        ProfilePatch::zone,
                        "invalid_time_zone",
                        "A name of the IANA time zone database such as Europe/Berlin."));
    }

    private static Avatar avatar(JsonNode body, Fields fields) {
        var given = body.get("avatarUrl");
        if (given != null && given.isNull()) {
            return new Avatar.Removed();
        }
        return member(
                        body,
                        "avatarUrl",
                        fields,
                        AvatarUrl::parse,
                        "invalid_avatar_url",
                        "An https URL of at most 2048 characters, or null.")
                .<Avatar>map(Avatar.Replaced::new)
                .orElseGet(Avatar.Kept::new);
    }

    private static <T> Optional<T> member(
            JsonNode body,
            String name,
            Fields fields,
            Function<String, Optional<T>> parse,
            String code,
            String detail) {
        var given = body.get(name);
        if (given == null) {
            return Optional.empty();
        }
        if (!given.isString() && !given.isNull()) {
            throw malformed(name + " is a string.");
        }
        return fields.required("/" + name, given.isNull() ? null : given.getStringValue(), parse, code, detail);
    }

    private static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.of(ProblemCode.MALFORMED_JSON, detail));
    }
}
