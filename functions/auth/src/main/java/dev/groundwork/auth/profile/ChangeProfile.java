package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Changes the profile of a signed-in user. */
@Singleton
final class ChangeProfile {

    private final ProfileChanges changes;

    ChangeProfile(ProfileChanges changes) {
        this.changes = changes;
    }

    /** Returns the profile after the change, or nothing if there is no such user any more. */
    Optional<Profile> change(UserId user, ProfileChange change) {
        return changes.apply(user, change);
    }
}
