package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.DisplayName;
import dev.groundwork.auth.account.Profile;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a user changes about the own account. What is left out stays; the slug stays whatever happens, since links lead to it.
 *
 * @param displayName another name
 * @param avatar what becomes of the picture
 * @param timeZone another permit for the user's days to begin and end
 */
record ProfileChange(Optional<DisplayName> displayName, Avatar avatar, Optional<ZoneId> timeZone) {

    /** What becomes of the picture. */
    public sealed interface Avatar {

        /** It stays. */
        record Kept() implements Avatar {}

        /** There is none any more. */
        record Removed() implements Avatar {}

        /** It is another one. */
        record Replaced(AvatarUrl by) implements Avatar {}
    }

    /** The profile after the change. */
    public Profile of(Profile before) {
        return before.described(
                displayName.orElse(before.displayName()), avatarAfter(before), timeZone.orElse(before.timeZone()));
    }

    private Optional<URI> avatarAfter(Profile before) {
        return switch (avatar) {
            case Avatar.Kept() -> before.avatarUrl();
            case Avatar.Removed() -> Optional.empty();
            case Avatar.Replaced(var by) -> Optional.of(by.value());
        };
    }
}
