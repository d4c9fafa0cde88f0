package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.Profile.DisplayName;
import java.net.URI;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A change of a user's profile. A part that is left out stays as it is; the slug always stays, since links lead to it.
 *
 * @param displayName the new name
 * @param avatar the change of the picture
 * @param timeZone another zone for the user's days to begin and end
 */
record ProfileChange(Optional<DisplayName> displayName, Avatar avatar, Optional<ZoneId> timeZone) {

    /** The change of the picture. */
    public sealed interface Avatar {

        /** The picture stays. */
        record Kept() implements Avatar {}

        /** The picture is removed. */
        record Removed() implements Avatar {}

        /** The picture is replaced. */
        record Replaced(AvatarUrl by) implements Avatar {}
    }

    /** Returns the profile after the change. */
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
