package dev.groundwork.auth.profile;

import dev.groundwork.auth.account.Profile;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** Changes of profiles. */
interface ProfileChanges {

    /**
     * Changes a profile. Every change sees those before it; of racing ones none is lost.
     *
     * @return the profile afterwards, or nothing if there is no such user
     */
    Optional<Profile> apply(UserId user, ProfileChange change);
}
