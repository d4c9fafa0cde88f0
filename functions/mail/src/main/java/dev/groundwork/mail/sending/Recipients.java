package dev.groundwork.mail.sending;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** Who users are, at the time a mail goes out. */
public interface Recipients {

    /** The user, or nothing when there is no such account any more. */
    Optional<Recipient> find(UserId user);

    /**
     * A user to write to.
     *
     * @param address the proven address
     * @param name what the user is called
     */
    record Recipient(String address, String name) {}
}
