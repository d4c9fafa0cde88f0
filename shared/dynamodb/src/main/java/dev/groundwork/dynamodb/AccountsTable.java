package dev.groundwork.dynamodb;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import java.util.Optional;

/**
 * The keys of the table {@code accounts}, and the conditions of its writers.
 *
 * <pre>
 * pk                sk               item                                       condition on write
 * USER#usr_…        PROFILE          a user                                     ABSENT at sign-up, PRESENT at sign-in,
 *                                                                               SAME_STATE at every change
 * USER#usr_…        SESSION#ses_…    a signed-in device                         CURRENT_TOKEN at rotation, LIVE when its owner ends it
 * USER#usr_…        EVENT#ulid       what happened to an account                none, PRESENT of its user beside it; TTL
 * USER#usr_…        DEPARTURE        a deleted account of which something remains  none, written with the end of its account
 * ADDRESS#hash      SIGNIN           failures in a row of an address, and what  FREE_PLACE or SAME_FAILURES for an attempt,
 *                                    its account signs in with, where it has one  NO_ACCOUNT at sign-up, SAME_ACCOUNT at success,
 *                                                                               SAME_EDITION at every change
 * ADDRESS#hash      ATTEMPT#ulid     what was tried at an address, account or not  none; TTL
 * ADDRESS#hash      REGISTRATION     the newest registration and its token      SAME_TOKEN when it becomes an account
 * ADDRESS#hash      RESET            the newest reset token                     SAME_TOKEN when it is used
 * ADDRESS#hash      MAILS            when the newest three mails went out       MAIL_DUE
 * ADDRESS#hash      SUPPRESSION      until when it gets no mail after a bounce    none: what was found out is added
 *                                    and whether it complained
 * CALLER#hash       FAILED_SIGN_INS  a network's failed sign-ins of a window    PLACE_LEFT or SAME_WINDOW for a place
 * CALLER#hash       REQUESTS         its registrations and mails of a window    PLACE_LEFT or SAME_WINDOW for a place
 * SLUG#slug         SLUG             which user has a slug                      ABSENT
 * TOKEN#hash        TOKEN            a one-time token and what it proves        PRESENT when it is used up
 * USER#usr_…        IDENTITY#google  which identity at Google opens it          ABSENT: an account has at most one
 * IDENTITY#hash     IDENTITY         whose account an identity opens            ABSENT: an identity opens one account
 * OAUTH#hash        HANDSHAKE        a sign-in with Google that was begun,      none; of racing deletions one gets it
 *                                    by its state
 * CLIENT#cli_…      CLIENT           a service client, its secrets hashed       ABSENT, SAME_SECRET at a rotation
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

    /** A place of the window that is open: parallel requests of one caller cannot take more places than there are. */
    public static final String PLACE_LEFT = "attribute_not_exists(since) OR (since > :windowAgo AND taken < :places)";

    /** The window is the one that was seen: of parallel requests after an old one, one begins the next. */
    public static final String SAME_WINDOW = "since = :since";

    /** No account yet: of two proofs of one address one opens the account. */
    public static final String NO_ACCOUNT = "attribute_not_exists(userId)";

    /** The account is the one that was judged, and open: a sign-in that raced with a new password, a lock or a deletion does not succeed. */
    public static final String SAME_ACCOUNT =
            "userId = :user AND edition = :edition AND attribute_not_exists(disabled)";

    /** The account is as it was read, in the address's item. */
    public static final String SAME_EDITION = "userId = :user AND edition = :edition";

    /** The account is as it was read, and nobody has signed in since: no session is missing among those that were read. */
    public static final String SAME_STATE = "edition = :edition AND signIns = :signIns";

    /** The newest request of this kind is the one of this token: an older token opens nothing. */
    public static final String SAME_TOKEN = "#token = :token";

    /** Fewer than three mails in the last hour. */
    public static final String MAIL_DUE = "attribute_not_exists(third) OR third <= :hourAgo";

    /** The presented token is the current one of a live session: of racing refreshes one rotates. */
    public static final String CURRENT_TOKEN = "refresh = :presented AND idleEnd > :now AND absoluteEnd > :now";

    /** The session lives: what its removal by TTL is late for is not shown, and ending it tells nobody that it was there. */
    public static final String LIVE = "idleEnd > :now AND absoluteEnd > :now";

    /** The presented token is the current one or its immediate parent. */
    public static final String TOKEN_OF_SESSION = "refresh = :presented OR parent = :presented";

    /** The secret is the one that was seen: of two rotations at once one happens. */
    public static final String SAME_SECRET = "secret = :secret";

    private static final String USER = "USER#";

    private AccountsTable() {}

    /** A user. */
    public static Key profile(UserId user) {
        return new Key(partition(user), "PROFILE");
    }

    /** A signed-in device of a user. */
    public static Key session(UserId user, SessionId session) {
        return new Key(partition(user), sessionsPrefix() + session);
    }

    /** What the sort key of every session starts with; sessions stand in the order of their time. */
    public static String sessionsPrefix() {
        return "SESSION#";
    }

    /** Something that happened to an account; an empty id is what all such keys start with. */
    public static Key event(UserId user, String ulid) {
        return new Key(partition(user), "EVENT#" + ulid);
    }

    /** A deleted account of which something may remain to be removed; its arrival in the stream starts the removal. */
    public static Key departure(UserId user) {
        return new Key(partition(user), "DEPARTURE");
    }

    /** What somebody tried at an address in vain, or asked for; an empty id is what all such keys start with. */
    public static Key attempt(String addressHash, String ulid) {
        return new Key("ADDRESS#" + addressHash, "ATTEMPT#" + ulid);
    }

    /** Failed sign-ins of an address, and what its account signs in with. */
    public static Key signIn(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "SIGNIN");
    }

    /** The newest registration of an address that is not proven. */
    public static Key registration(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "REGISTRATION");
    }

    /** The newest request for a new password of an address. */
    public static Key reset(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "RESET");
    }

    /** When an address got its newest mails. */
    public static Key mails(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "MAILS");
    }

    /** Whether an address gets mail. */
    public static Key suppression(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "SUPPRESSION");
    }

    /** What a caller did in the newest window, for one limit. */
    public static Key caller(String callerHash, String limit) {
        return new Key("CALLER#" + callerHash, limit);
    }

    /** Which user has this slug. */
    public static Key slug(String slug) {
        return new Key("SLUG#" + slug, "SLUG");
    }

    /** A one-time token by its hash. */
    public static Key token(String hash) {
        return new Key("TOKEN#" + hash, "TOKEN");
    }

    /** Whose account an identity elsewhere opens, by the hash of issuer and subject. */
    public static Key identity(String hash) {
        return new Key("IDENTITY#" + hash, "IDENTITY");
    }

    /** Which identity of a provider opens a user's account. */
    public static Key ownIdentity(UserId user, String provider) {
        return new Key(partition(user), "IDENTITY#" + provider);
    }

    /** A sign-in elsewhere that was begun, by the hash of its state. */
    public static Key handshake(String stateHash) {
        return new Key("OAUTH#" + stateHash, "HANDSHAKE");
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
        return USER + user;
    }

    /** Whose partition this is, or nothing when it is no user's. */
    public static Optional<UserId> owner(String partition) {
        return partition.startsWith(USER) ? UserId.parse(partition.substring(USER.length())) : Optional.empty();
    }
}
