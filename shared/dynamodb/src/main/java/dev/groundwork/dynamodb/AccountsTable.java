package dev.groundwork.dynamodb;

import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;

/**
 * The keys of the table {@code accounts}, and the conditions its writers share.
 *
 * <pre>
 * pk                sk               item                                   condition on write
 * USER#usr_…        PROFILE          a user                                 attribute_not_exists(pk) at sign-up
 * USER#usr_…        SESSION#ses_…    a signed-in device                     refresh = :presented at rotation
 * USER#usr_…        ACTIVITY#ulid    one line of the user's security log    none, its key is new
 * EMAIL#address     EMAIL            which user has a proven address        attribute_not_exists(pk)
 * SLUG#slug         SLUG             which user has a slug                  attribute_not_exists(pk)
 * PENDING#address   PENDING          a registration not yet proven          newest wins; deleted by its own token
 * TOKEN#hash        TOKEN            a one-time token, hashed               attribute_exists(pk) when consumed
 * THROTTLE#address  SIGNIN           failed sign-ins in a row               a place is free and no wait is on
 * MAILS#address     WINDOW           mails of the last hour                 fewer than the limit
 * CALLER#address    kind#window      requests of a caller address           counted, read from the answer
 * CLIENT#cli_…      CLIENT           a service client, its secret hashed    attribute_not_exists(pk)
 * KEYS              KEY#kid          a public signing key                   none, the key names its content
 * OUTBOX#ulid       OUTBOX           a mail to send, see {@link OutboxMail} written with what causes it
 * </pre>
 *
 * <p>Addresses stand in keys in their normal form; an address that is not proven stands in no item of a user.
 */
public final class AccountsTable {

    /** Only where nothing stands: two writers of one key cannot both succeed. */
    public static final String ABSENT = "attribute_not_exists(pk)";

    /** Only where something stands: a late writer cannot bring back what was deleted. */
    public static final String PRESENT = "attribute_exists(pk)";

    private AccountsTable() {}

    /** A user. */
    public static Key profile(UserId user) {
        return new Key(partition(user), "PROFILE");
    }

    /** A signed-in device of a user. */
    public static Key session(UserId user, SessionId session) {
        return new Key(partition(user), "SESSION#" + session);
    }

    /** One line of a user's security log. */
    public static Key activity(UserId user, String ulid) {
        return new Key(partition(user), "ACTIVITY#" + ulid);
    }

    /** Which user has this proven address. */
    public static Key email(String address) {
        return new Key("EMAIL#" + address, "EMAIL");
    }

    /** Which user has this slug. */
    public static Key slug(String slug) {
        return new Key("SLUG#" + slug, "SLUG");
    }

    /** The registration of an address that is not yet proven. */
    public static Key pending(String address) {
        return new Key("PENDING#" + address, "PENDING");
    }

    /** A one-time token by its hash. */
    public static Key token(String hash) {
        return new Key("TOKEN#" + hash, "TOKEN");
    }

    /** Failed sign-ins in a row for an address, whether it has an account or not. */
    public static Key throttle(String address) {
        return new Key("THROTTLE#" + address, "SIGNIN");
    }

    /** Mails that an address got within the last hour. */
    public static Key mails(String address) {
        return new Key("MAILS#" + address, "WINDOW");
    }

    /** Requests of one kind from one caller address in one window of time. */
    public static Key caller(String address, String kind, long window) {
        return new Key("CALLER#" + address, kind + "#" + window);
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
