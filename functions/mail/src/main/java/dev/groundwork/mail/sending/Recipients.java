package dev.groundwork.mail.sending;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** The recipients of mails, as they are when a mail goes out. */
public interface Recipients {

    /** Returns the user, or nothing if there is no such account any more. */
    Optional<Recipient> find(UserId user);

    /**
     * A user to write to.
     *
     * @param address the proven address
     * @param name the display name
     */
    record Recipient(String address, String name) {}
}
