package dev.groundwork.auth.port;

import dev.groundwork.auth.domain.Profile;
import dev.groundwork.auth.domain.ProfileChange;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** What becomes of an account once it is there. Every change sees those before it; of racing ones none is lost. */
public interface AccountControl {

    /** Changes what the user says of itself. The profile afterwards, nothing when there is no such account. */
    Optional<Profile> change(UserId user, ProfileChange change);
}
