package dev.groundwork.auth.account;

import dev.groundwork.auth.throttle.Throttle;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Values;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The item of an address: its failures in a row, whether it has an account or not, and what the account signs in with. One item for both, so
 * that taking a permit and looking up is one write, the same for everybody.
 *
 * <p>An item without an account goes by TTL. DynamoDB ignores a TTL that is no number, so an account's attribute {@code keeps} takes its permit.
 */
public final class SignInItem {

    /** Failures are forgotten after this long without another, for every address alike. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private static final String TTL_OR_KEEP = "#ttl = if_not_exists(keeps, :ttl)";

    /** The version of a new account; every change of it makes the next one. */
    static final long FIRST_VERSION = 1;

    private SignInItem() {}

    /** An attempt that starts no wait. */
    public static Expression freePermit(Instant now) {
        return timed("SET failedAt = :now, " + TTL_OR_KEEP + " ADD failures :one", now)
                .onlyIf(AccountsTable.FREE_PERMIT)
                .value(":one", Values.of(1))
                .value(":last", Values.of(Throttle.FREE_FAILURES - 1))
                .value(":stale", Values.of(now.minus(MEMORY)));
    }

    /** The attempt after {@code seen}: number {@code failures} in a row, with the wait that follows from it. */
    public static Expression nextPermit(Item seen, long failures, Instant now) {
        return timed("SET failures = :failures, failedAt = :now, blockedUntil = :until, " + TTL_OR_KEEP, now)
                .onlyIf(AccountsTable.SAME_FAILURES)
                .value(":failures", Values.of(failures))
                .value(":until", Values.of(now.plus(Throttle.waitAfter(failures))))
                .value(":seen", Values.of(seen.number("failures")))
                .value(":seenAt", Values.of(seen.instant("failedAt")));
    }

    private static Expression timed(String update, Instant now) {
        return Expression.change(update)
                .name("#ttl", "ttl")
                .value(":now", Values.of(now))
                .value(":ttl", Values.of(now.plus(MEMORY).getEpochSecond()));
    }

    /** Which failure in a row an attempt after {@code seen} is. */
    public static long next(Item seen, Instant now) {
        return seen.instant("failedAt").plus(MEMORY).isAfter(now) ? seen.number("failures") + 1 : 1;
    }

    /** How long a wait lasts yet. */
    public static Duration left(Item seen, Instant now) {
        return seen.optionalInstant("blockedUntil")
                .filter(now::isBefore)
                .map(until -> Duration.between(now, until))
                .orElse(Duration.ZERO);
    }

    /** What the account signs in with, nothing when there is no account or it has no password. */
    public static Optional<Credential> credential(Item item) {
        return item.optionalString("password")
                .map(password -> new Credential(
                        ProfileItem.read(item.map("profile")),
                        new PasswordHash(password),
                        item.flag("disabled"),
                        item.number("version")));
    }

    /** The account of the address, nothing when there is none. */
    public static Optional<Account> account(Item item) {
        return item.optionalString("userId")
                .map(user -> new Account(
                        ProfileItem.read(item.map("profile")), item.flag("disabled"), item.number("version")));
    }

    /** The address gets its account, with a password where it has one. */
    public static Expression opened(Profile profile, Optional<PasswordHash> password) {
        var update = "SET userId = :user, profile = :profile, version = :first, keeps = :account%s"
                + " REMOVE failures, failedAt, blockedUntil, #ttl";
        return password.map(hash -> Expression.change(update.formatted(", password = :password"))
                        .value(":password", Values.of(hash.value())))
                .orElseGet(() -> Expression.change(update.formatted("")))
                .onlyIf(AccountsTable.NO_ACCOUNT)
                .name("#ttl", "ttl")
                .value(":user", Values.of(profile.id().value()))
                .value(":profile", ProfileItem.map(profile))
                .value(":first", Values.of(FIRST_VERSION))
                .value(":account", Values.of("account"));
    }

    /** The account has changed; its failures in a row stay unless they are forgiven. */
    static Expression changed(AccountState seen, AccountEdit edit) {
        var sets = "SET profile = :profile, version = :next";
        var change = Expression.change("");
        if (edit.password().isPresent()) {
            sets += ", password = :password";
            change = change.value(":password", Values.of(edit.password().get().value()));
        }
        if (edit.disabled()) {
            sets += ", disabled = :disabled";
            change = change.value(":disabled", Values.of(true));
        }
        var removes = new ArrayList<String>();
        if (!edit.disabled()) {
            removes.add("disabled");
        }
        if (edit.forgives()) {
            removes.addAll(List.of("failures", "failedAt", "blockedUntil"));
        }
        var removal = removes.isEmpty() ? "" : " REMOVE " + String.join(", ", removes);
        return new Expression(AccountsTable.SAME_VERSION, sets + removal, change.names(), change.values())
                .value(":user", Values.of(edit.profile().id().value()))
                .value(":profile", ProfileItem.map(edit.profile()))
                .value(":version", Values.of(seen.version()))
                .value(":next", Values.of(seen.version() + 1));
    }

    /** Only while the account is as it was seen. */
    static Expression same(AccountState seen) {
        return Expression.when(AccountsTable.SAME_VERSION)
                .value(":user", Values.of(seen.profile().id().value()))
                .value(":version", Values.of(seen.version()));
    }

    /** A sign-in succeeded. */
    public static Expression succeeded(Credential credential, Instant now, Optional<PasswordHash> rehashed) {
        var update = "SET profile.lastLoginAt = :now%s REMOVE failures, failedAt, blockedUntil, #ttl";
        var expression = rehashed.map(hash -> Expression.change(update.formatted(", password = :password"))
                        .value(":password", Values.of(hash.value())))
                .orElseGet(() -> Expression.change(update.formatted("")));
        return expression
                .onlyIf(AccountsTable.SAME_ACCOUNT)
                .name("#ttl", "ttl")
                .value(":now", Values.of(now))
                .value(":user", Values.of(credential.profile().id().value()))
                .value(":version", Values.of(credential.version()));
    }

    /** A sign-in without a password succeeded. Failures count on: they guard the password. */
    public static Expression signedIn(Account account, Instant now) {
        return Expression.change("SET profile.lastLoginAt = :now")
                .onlyIf(AccountsTable.SAME_ACCOUNT)
                .value(":now", Values.of(now))
                .value(":user", Values.of(account.profile().id().value()))
                .value(":version", Values.of(account.version()));
    }
}
