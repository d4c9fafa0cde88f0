package dev.groundwork.auth.account;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** The profiles of users. */
public interface ProfileReader {

    /** Returns a user's profile, or nothing if there is no such user. One read unit and one round trip. */
    Optional<Profile> find(UserId user);
}
