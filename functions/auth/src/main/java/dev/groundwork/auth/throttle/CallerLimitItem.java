package dev.groundwork.auth.throttle;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.throttle.FailedSignIns.CallerNetwork;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item for each caller and limit, under a keyed hash of the caller, so that a copy of the table tells nobody who called. A window that is
 * over counts as none, whether TTL has removed its item or not.
 */
@Singleton
final class CallerLimitItem {

    private static final int HASH_BYTES = 16;

    private final SecretStore secrets;

    CallerLimitItem(SecretStore secrets) {
        this.secrets = secrets;
    }

    /** Returns the rest of an item's window; zero or less if it is over. */
    static Duration left(Item seen, Instant now) {
        return Duration.between(now, seen.instant("since").plus(CallerLimit.WINDOW));
    }

    static Expression nextPermit(Instant now) {
        return Expression.change(
                        "SET since = if_not_exists(since, :now), #ttl = if_not_exists(#ttl, :ttl) ADD taken :one")
                .onlyIf(AccountsTable.PERMIT_LEFT)
                .name("#ttl", "ttl")
                .value(":now", now)
                .value(":ttl", ttl(now))
                .value(":one", 1)
                .value(":windowAgo", now.minus(CallerLimit.WINDOW))
                .value(":permits", CallerLimit.PERMITS);
    }

    static Expression newWindow(Item seen, Instant now) {
        return Expression.change("SET since = :now, taken = :one, #ttl = :ttl")
                .onlyIf(AccountsTable.SAME_WINDOW)
                .name("#ttl", "ttl")
                .value(":now", now)
                .value(":ttl", ttl(now))
                .value(":one", 1)
                .value(":since", seen.instant("since"));
    }

    private static AttributeValue ttl(Instant now) {
        return Values.of(now.plus(CallerLimit.WINDOW).getEpochSecond());
    }

    Key key(CallerLimit limit, CallerNetwork caller) {
        var pepper = secrets.current(SecretName.PASSWORD_PEPPER).getOrDefault("1", "");
        var mac = Aes.hmac(bytes("caller " + pepper), bytes(caller.value()));
        return AccountsTable.caller(HexFormat.of().formatHex(Arrays.copyOf(mac, HASH_BYTES)), limit.name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
