package dev.groundwork.accounts;

import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.AddressHash;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * The keys of those items of the table {@code accounts} that more than one context reads: the session check and the signature check of
 * every HTTP function, the name and address of a mail's recipient, the suppression of an address. All other keys, and every condition on a write, stand in the function
 * auth, which owns the table.
 */
public final class AccountKeys {

    private static final String USER = "USER#";
    private static final String SESSION = "SESSION#";
    private static final String KEYS = "KEYS";

    private AccountKeys() {}

    /** A user's profile. */
    public static Key profile(UserId user) {
        return new Key(partition(user), "PROFILE");
    }

    /** A signed-in device of a user. */
    public static Key session(UserId user, SessionId session) {
        return new Key(partition(user), SESSION + session);
    }

    /** The prefix of the sort key of every session; sessions stand in the order of their time. */
    public static String sessionsPrefix() {
        return SESSION;
    }

    /** The partition of all that is a user's own. */
    public static String partition(UserId user) {
        return USER + user;
    }

    /** Returns whose partition this is, or nothing if it is no user's. */
    public static Optional<UserId> owner(String partition) {
        return partition.startsWith(USER) ? UserId.parse(partition.substring(USER.length())) : Optional.empty();
    }

    /** The suppression of an address that bounced or complained; the function mail writes it. */
    public static Key suppression(AddressHash address) {
        return new Key("ADDRESS#" + address.value(), "SUPPRESSION");
    }

    /** The partition of all public signing keys. */
    public static String signingKeysPartition() {
        return KEYS;
    }

    /** A public signing key, by its key id. */
    public static Key signingKey(String kid) {
        return new Key(signingKeysPartition(), "KEY#" + kid);
    }
}
