package dev.groundwork.auth.account;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;

/**
 * The keys of the table {@code accounts}, and the conditions of its writers.
 *
 * <pre>
 * pk                sk               item                                       condition on write
 * USER#usr_…        PROFILE          a user                                     ABSENT at sign-up, PRESENT at sign-in,
 *                                                                               SAME_STATE at every change
 * USER#usr_…        SESSION#ses_…    a signed-in device                         CURRENT_TOKEN at rotation, LIVE when its owner ends it
 * USER#usr_…        EVENT#ulid       an event of an account                     none, PRESENT of its user beside it; TTL
 * USER#usr_…        DELETION         a deleted account of which something       none, written with the end of its account
 *                                    remains to be removed
 * USER#usr_…        IDENTITY#google  the identity at Google that opens it       ABSENT: an account has at most one
 * ADDRESS#hash      SIGNIN           failures in a row of an address, attempts  FREE_PERMIT for an attempt, or SAME_FAILURES and
 *                                    in flight, and the credentials of its      SAME_PERMITS; PERMIT_IN_FLIGHT for its result, with
 *                                    account, if it has one                     SAME_ACCOUNT at success, with FREE_FAILURE or
 *                                                                               NEXT_FAILURE at a failure; NO_ACCOUNT at sign-up,
 *                                                                               SAME_VERSION at every change
 * ADDRESS#hash      ATTEMPT#ulid     an event at an address, account or not     none; TTL
 * ADDRESS#hash      REGISTRATION     the newest registration and its token      SAME_TOKEN when it becomes an account
 * ADDRESS#hash      RESET            the newest reset token                     SAME_TOKEN when it is used
 * ADDRESS#hash      MAILS            the times of the newest three mails        MAIL_DUE
 * ADDRESS#hash      SUPPRESSION      whether it bounced or complained           none; written by the function mail
 * CALLER#hash       FAILED_SIGN_INS  a network's failed sign-ins of a window    PERMIT_LEFT or SAME_WINDOW for a permit
 * CALLER#hash       REQUESTS         its registrations and mails of a window    PERMIT_LEFT or SAME_WINDOW for a permit
 * SLUG#slug         SLUG             the user who has a slug                    ABSENT
 * TOKEN#hash        TOKEN            a one-time token and its purpose           PRESENT when it is used up
 * IDENTITY#hash     IDENTITY         the account that an identity opens         ABSENT: an identity opens one account
 * OAUTH#hash        STATE            a started sign-in with Google, by its      none; of racing deletions one gets it
 *                                    state
 * CLIENT#cli_…      CLIENT           a service client, its secrets hashed       ABSENT, SAME_SECRET at a rotation
 * KEYS              KEY#kid          a public signing key                       none, the key names its content
 * OUTBOX#ulid       OUTBOX           a mail to send, see OutboxMail             none, written with its cause
 * </pre>
 *
 * <p>Addresses stand in keys as a hash, so that no item that outlives an account holds its address. The keys of PROFILE, SESSION and KEY are
 * {@link AccountKeys}: other contexts read them too.
 */
public final class AccountsTable {

    /** Only where nothing stands: of two writers of one key one succeeds. */
    public static final String ABSENT = "attribute_not_exists(pk)";

    /** Only where something stands: a late writer cannot bring back a deleted item. */
    public static final String PRESENT = "attribute_exists(pk)";

    /**
     * Fewer than ten failures in a row and attempts in flight together, in its usual cases: parallel guesses cannot take more permits than there
     * are. In the others the count is read, and its successor written where it is still the same.
     */
    public static final String FREE_PERMIT = "(attribute_not_exists(failedAt) OR failedAt > :stale)"
            + " AND ((attribute_not_exists(permits) AND (attribute_not_exists(failures) OR failures < :free))"
            + " OR (attribute_not_exists(failures) AND size(permits) < :free)"
            + " OR (failures < :half AND size(permits) < :half))";

    /** The failures are the ones that were seen: of parallel attempts after a wait one takes the permit. */
    public static final String SAME_FAILURES = "failures = :seen AND failedAt = :seenAt";

    /** There are no failures, as was seen. */
    public static final String NO_FAILURES = "attribute_not_exists(failures)";

    /** The attempts in flight are the ones that were seen: none that began or ended since is overwritten. */
    public static final String SAME_PERMITS = "permits = :seenPermits";

    /** There are no attempts in flight, as was seen. */
    public static final String NO_PERMITS = "attribute_not_exists(permits)";

    /** The attempt is in flight: its result is told by the write that ends it, once, and never after it was counted as a failure. */
    public static final String PERMIT_IN_FLIGHT = "contains(permits, :permit)";

    /** The failure starts no wait. */
    public static final String FREE_FAILURE = "(attribute_not_exists(failures) OR failures < :last)";

    /** The failure starts the wait that belongs to its number: no other failure came between. */
    public static final String NEXT_FAILURE = "failures = :seen";

    /** A permit of the open window: parallel requests of one caller cannot take more permits than there are. */
    public static final String PERMIT_LEFT = "attribute_not_exists(since) OR (since > :windowAgo AND taken < :permits)";

    /** The window is the one that was seen: of parallel requests after an old one, one begins the next. */
    public static final String SAME_WINDOW = "since = :since";

    /** No account yet: of two proofs of one address one opens the account. */
    public static final String NO_ACCOUNT = "attribute_not_exists(userId)";

    /** The account is the one that was checked, and open: a sign-in that raced with a new password, a lock or a deletion does not succeed. */
    public static final String SAME_ACCOUNT =
            "userId = :user AND version = :version AND attribute_not_exists(disabled)";

    /** The account is as it was read, in the address's item. */
    public static final String SAME_VERSION = "userId = :user AND version = :version";

    /** The account is as it was read, and nobody has signed in since: no session is missing among those that were read. */
    public static final String SAME_STATE = "version = :version AND signIns = :signIns";

    /** The newest request of this kind is the one of this token: an older token opens nothing. */
    public static final String SAME_TOKEN = "#token = :token";

    /** Fewer than three mails in the last hour. */
    public static final String MAIL_DUE = "attribute_not_exists(third) OR third <= :hourAgo";

    /** The presented token is the current one of a live session: of racing refreshes one rotates. */
    public static final String CURRENT_TOKEN = "refresh = :presented AND idleEnd > :now AND absoluteEnd > :now";

    /** The session lives: one that TTL has not removed yet is not listed, and ending it does not report that it was there. */
    public static final String LIVE = "idleEnd > :now AND absoluteEnd > :now";

    /** The presented token is the current one or its immediate parent. */
    public static final String TOKEN_OF_SESSION = "refresh = :presented OR parent = :presented";

    /** The secret is the one that was seen: of two rotations at once one happens. */
    public static final String SAME_SECRET = "secret = :secret";

    private AccountsTable() {}

    /** An event of an account; an empty id gives the start of all such keys. */
    public static Key event(UserId user, String ulid) {
        return new Key(AccountKeys.partition(user), "EVENT#" + ulid);
    }

    /** A deleted account of which something may remain to be removed; its arrival in the stream starts the removal. */
    public static Key deletion(UserId user) {
        return new Key(AccountKeys.partition(user), "DELETION");
    }

    /** A failed sign-in or a request at an address; an empty id gives the start of all such keys. */
    public static Key attempt(String addressHash, String ulid) {
        return new Key("ADDRESS#" + addressHash, "ATTEMPT#" + ulid);
    }

    /** Failed sign-ins of an address, and the credentials of its account. */
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

    /** The times of the newest mails to an address. */
    public static Key mails(String addressHash) {
        return new Key("ADDRESS#" + addressHash, "MAILS");
    }

    /** The newest window of a caller, for one limit. */
    public static Key caller(String callerHash, String limit) {
        return new Key("CALLER#" + callerHash, limit);
    }

    /** The user who has this slug. */
    public static Key slug(String slug) {
        return new Key("SLUG#" + slug, "SLUG");
    }

    /** A one-time token by its hash. */
    public static Key token(String hash) {
        return new Key("TOKEN#" + hash, "TOKEN");
    }

    /** The account that an identity elsewhere opens, by the hash of issuer and subject. */
    public static Key identity(String hash) {
        return new Key("IDENTITY#" + hash, "IDENTITY");
    }

    /** The identity of a provider that opens a user's account. */
    public static Key ownIdentity(UserId user, String provider) {
        return new Key(AccountKeys.partition(user), "IDENTITY#" + provider);
    }

    /** A started sign-in elsewhere, by the hash of its state. */
    public static Key oauthState(String stateHash) {
        return new Key("OAUTH#" + stateHash, "STATE");
    }

    /** A service client. */
    public static Key client(String id) {
        return new Key("CLIENT#" + id, "CLIENT");
    }
}
