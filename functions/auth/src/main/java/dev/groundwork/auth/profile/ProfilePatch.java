package dev.groundwork.auth.profile;

import static dev.groundwork.json.JsonBody.JsonType.TEXT;

import dev.groundwork.auth.account.Profile.DisplayName;
import dev.groundwork.auth.profile.ProfileChange.Avatar;
import dev.groundwork.json.Field;
import dev.groundwork.json.Members;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a change of a profile (RFC 7396): a member that is left out stays as it is, {@code null} removes, which only a picture allows.
 *
 * @param avatarUrl null for no picture
 */
record ProfilePatch(String displayName, @Nullable String avatarUrl, String timeZone) {

    static ProfileChange read(Members body) {
        var name = ifPresent(body, "displayName", DisplayName::parse, "invalid_display_name", DisplayName.RULE);
        var zone = ifPresent(
                body,
                "timeZone",
                ProfilePatch::zone,
                "invalid_time_zone",
                "A name of the IANA time zone database such as Europe/Berlin.");
        if (body.isNull("avatarUrl")) {
            return new ProfileChange(name.map(Field::get), new Avatar.Removed(), zone.map(Field::get));
        }
        var url = ifPresent(
                body,
                "avatarUrl",
                AvatarUrl::parse,
                "invalid_avatar_url",
                "An https URL of at most 2048 characters, or null.");
        var avatar = url.map(Field::get).<Avatar>map(Avatar.Replaced::new).orElseGet(Avatar.Kept::new);
        return new ProfileChange(name.map(Field::get), avatar, zone.map(Field::get));
    }

    private static <T> Optional<Field<T>> ifPresent(
            Members body, String name, Function<String, Optional<T>> parse, String code, String detail) {
        return body.has(name) ? Optional.of(body.required(name, TEXT, parse, code, detail)) : Optional.empty();
    }

    private static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
