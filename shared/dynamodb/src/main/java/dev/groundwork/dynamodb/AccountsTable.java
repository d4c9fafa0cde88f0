package dev.groundwork.dynamodb;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;

/**
 * The keys of the table {@code accounts}, and the conditions of its writers.
 *
 * <pre>
 * pk                sk               item                                       condition on write
 * USER#usr_…        PROFILE          a user                                     ABSENT at sign-up, PRESENT at sign-in,
 *                                                                               SAME_STATE at every change
 * USER#usr_…        SESSION#ses_…    a signed-in device                         CURRENT_TOKEN at rotation
 * ADDRESS#hash      SIGNIN           failures in a row of an address, and what  FREE_PLACE or SAME_FAILURES for an attempt,
 *                                    its account signs in with, where it has one  NO_ACCOUNT at sign-up, SAME_ACCOUNT at success,
 *                                                                               SAME_EDITION at every change
 * ADDRESS#hash      REGISTRATION     the newest registration's token            SAME_TOKEN when it becomes an account
 * ADDRESS#hash      MAILS            when the newest three mails went out       MAIL_DUE
 * SLUG#slug         SLUG             which user has a slug                      ABSENT
 * TOKEN#hash        TOKEN            a one-time token and what it proves        PRESENT when it is used up
 * CLIENT#cli_…      CLIENT           a service client, its secrets hashed       ABSENT
 * KEYS              KEY#kid          a public signing key                       none, the key names its content
 * OUTBOX#ulid       OUTBOX           a mail to send, see {@link OutboxMail}     none, written with what causes it
 * </pre>
 *
 * <p>Addresses stand in keys as a hash, so that what outlives an account does not hold its address.
 */
public final class AccountsTable {

    /** Only where nothing stands: of two writers of one key one succeeds. */
    public static final String ABSENT = "attribute_not_exists(pk)";

    /** Only where something stands: a late writer cannot bring back what was deleted. */
    public static final String PRESENT = "attribute_exists(pk)";

    /** A place for an attempt that starts no wait: parallel guesses cannot take more places than there are. */
    public static final String FREE_PLACE =
            "attribute_not_exists(failures) OR (failures < :last AND failedAt > :stale)";

    /** The one place after a wait: of parallel attempts that saw the same count one takes it. */
    public static final String SAME_FAILURES = "failures = :seen AND failedAt = :seenAt";

    /** No account yet: of two proofs of one address one opens the account. */
    public static final String NO_ACCOUNT = "attribute_not_exists(userId)";

    /** The account is the one that was judged, and open: a sign-in that raced with a new password, a lock or a deletion does not succeed. */
    public static final String SAME_ACCOUNT =
            "userId = :user AND edition = :edition AND attribute_not_exists(disabled)";

    /** The account is as it was read, in the address's item. */
    public static final String SAME_EDITION = "userId = :user AND edition = :edition";

    /** The account is as it was read, and nobody has signed in since: no session is missing among those that were read. */
    public static final String SAME_STATE = "edition = :edition AND signIns = :signIns";

    /** The newest registration is the one of this token: an older token opens nothing. */
    public static final String SAME_TOKEN = "#token = :token";

    /** Fewer than three mails in the last hour. */
    public static final String MAIL_DUE = "attribute_not_exists(third) OR third <= :hourAgo";

    /** The presented token is the current one of a live session: of racing refreshes one rotates. */
    public static final String CURRENT_TOKEN = "refresh = :presented AND idleEnd > :now AND absoluteEnd > :now";

    /** The presented token is the current one or its immediate parent. */
    public static final String TOKEN_OF_SESSION = "refresh = :presented OR parent = :presented";

    private AccountsTable() {}

    /** A user. */
    public static Key profile(UserId user) {
        return new Key(partition(user), "PROFILE");
    }

    /** A signed-in device of a user. */
    public static Key session(UserId user, SessionId session) {
        return new Key(partition(user), "SESSION#" + session);
    }

    /** Failed sign-ins of an address, and what its account signs in with. */
    public static Key signIn(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "SIGNIN");
    }

    /** The newest registration of an address that is not proven. */
    public static Key registration(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "REGISTRATION");
    }

    /** When an address got its newest mails. */
    public static Key mails(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "MAILS");
    }

    /** Which user has this slug. */
    public static Key slug(String slug) {
        return new Key("SLUG#" + slug, "SLUG");
    }

    /** A one-time token by its hash. */
    public static Key token(String hash) {
        return new Key("TOKEN#" + hash, "TOKEN");
    }

    /** A service client. */
    public static Key client(String id) {
        return new Key("CLIENT#" + id, "CLIENT");
    }

    /** The partition of all public signing keys. */
    public static String keysPartition() {
        return "KEYS";
    }

    /** A public signing key. */
    public static Key signingKey(String kid) {
        return new Key(keysPartition(), "KEY#" + kid);
    }

    /** The partition of all that is a user's own. */
    public static String partition(UserId user) {
        return "USER#" + user;
    }
}
