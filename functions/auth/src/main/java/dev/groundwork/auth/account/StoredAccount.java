package dev.groundwork.auth.account;

import dev.groundwork.auth.account.AccountReader.AccountState;
import dev.groundwork.auth.account.StoredAccount.PasswordHash;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account as a sign-in finds it, at one version.
 *
 * @param profile whose account it is
 * @param password the stored hash; nothing if the account has no password, or if it was found by its user and not by its address
 * @param disabled whether an operator closed it to sign-ins
 * @param version counts the changes of the account
 */
public record StoredAccount(Profile profile, Optional<PasswordHash> password, boolean disabled, long version) {

    /** Returns true if a password that was verified against this version also signs in to {@code later}: same user, same hash, open. */
    public boolean hasSamePassword(StoredAccount later) {
        return profile.id().equals(later.profile.id()) && password.equals(later.password) && !later.disabled;
    }

    /**
     * A password as it is stored: the pepper's version, then the Argon2id PHC string with its parameters.
     *
     * @param value for example {@code 1$argon2id$v=19$m=19456,t=2,p=1$…}
     */
    public record PasswordHash(String value) {

        /** Nothing of the hash, so that it cannot slip into a log. */
        @Override
        public String toString() {
            return "PasswordHash[…]";
        }
    }

    /**
     * The item of an address: its failed sign-ins in a row, whether it has an account or not, and the credentials of its account. One item for
     * both, so that one write counts an attempt and looks the account up, and does the same for every address.
     *
     * <p>An item without an account is removed by TTL. DynamoDB ignores a TTL that is no number, so an account's attribute {@code keeps} takes its
     * place.
     */
    public static final class SignInItem {

        /** The version of a new account; every change makes the next one. */
        static final long FIRST_VERSION = 1;

        private SignInItem() {}

        /** Returns the account of the address, or nothing if it has none. */
        public static Optional<StoredAccount> account(Item item) {
            return item.optionalString("userId")
                    .map(user -> new StoredAccount(
                            ProfileItem.read(item.map("profile")),
                            item.optionalString("password").map(PasswordHash::new),
                            item.flag("disabled"),
                            item.number("version")));
        }

        /** Returns the account of the address if it has a password. */
        public static Optional<StoredAccount> accountWithPassword(Item item) {
            return account(item).filter(account -> account.password().isPresent());
        }

        /** The address gets its account. */
        static Expression opened(Profile profile, Optional<PasswordHash> password) {
            return withPassword(
                            "SET userId = :user, profile = :profile, version = :first, keeps = :account%s"
                                    + " REMOVE failures, failedAt, #ttl",
                            password)
                    .onlyIf(AccountsTable.NO_ACCOUNT)
                    .name("#ttl", "ttl")
                    .value(":user", profile.id().value())
                    .value(":profile", ProfileItem.map(profile))
                    .value(":first", FIRST_VERSION)
                    .value(":account", "account");
        }

        /** The account has changed; its failures in a row stay unless the edit clears them. */
        static Expression changed(AccountState seen, AccountEdit edit) {
            var sets = new ArrayList<>(List.of("profile = :profile", "version = :next"));
            var removes = new ArrayList<String>();
            edit.password().ifPresent(hash -> sets.add("password = :password"));
            if (edit.disabled()) {
                sets.add("disabled = :disabled");
            } else {
                removes.add("disabled");
            }
            if (edit.clearsFailures()) {
                removes.addAll(List.of("failures", "failedAt"));
            }
            var removal = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
            var change = Expression.change("SET " + String.join(", ", sets) + removal)
                    .onlyIf(AccountsTable.SAME_VERSION)
                    .value(":user", edit.profile().id().value())
                    .value(":profile", ProfileItem.map(edit.profile()))
                    .value(":version", seen.version())
                    .value(":next", seen.version() + 1);
            if (edit.disabled()) {
                change = change.value(":disabled", true);
            }
            return edit.password().isPresent()
                    ? change.value(":password", edit.password().get().value())
                    : change;
        }

        /** The account is as it was read. */
        static Expression same(AccountState seen) {
            return Expression.when(AccountsTable.SAME_VERSION)
                    .value(":user", seen.profile().id().value())
                    .value(":version", seen.version());
        }

        /**
         * An update that also sets the password where one is given.
         *
         * @param update with {@code %s} at the end of its SET clause
         */
        private static Expression withPassword(String update, Optional<PasswordHash> password) {
            return password.map(hash -> Expression.change(update.formatted(", password = :password"))
                            .value(":password", hash.value()))
                    .orElseGet(() -> Expression.change(update.formatted("")));
        }
    }
}
