package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.CallerLimit;
import dev.groundwork.auth.domain.CallerNetwork;
import dev.groundwork.auth.port.CallerLimits;
import dev.groundwork.dynamodb.AccountsTable;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.dynamodb.WriteOutcome;
import dev.groundwork.secrets.Aes;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One item for each caller and limit, under a keyed hash of the caller, so that a copy of the table tells nobody who called. A window that is
 * over counts as none, whether TTL has removed its item or not; a caller who has given every place back leaves no item.
 */
@Singleton
final class DynamoCallerLimits implements CallerLimits {

    private static final int HASH_BYTES = 16;

    /** How often others may begin a window in between before the caller counts as crowded. */
    private static final int MAX_TRIES = 3;

    private static final Duration CROWDED_WAIT = Duration.ofSeconds(1);

    private final Table table;
    private final SecretStore secrets;

    DynamoCallerLimits(@Named("accounts") Table table, SecretStore secrets) {
        this.table = table;
        this.secrets = secrets;
    }

    @Override
    public Admission take(CallerLimit limit, CallerNetwork caller, Instant now) {
        var key = key(limit, caller);
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            switch (table.update(key, nextPlace(now))) {
                case WriteOutcome.Written(var item) -> {
                    return new Admission.Place(limit, caller, item.orElseThrow().instant("since"));
                }
                case WriteOutcome.Refused(var found) -> {
                    var seen = found.orElseThrow();
                    var left = Duration.between(now, seen.instant("since").plus(CallerLimit.WINDOW));
                    if (left.isPositive()) {
                        return new Admission.Over(left);
                    }
                    if (table.update(key, newWindow(seen, now)) instanceof WriteOutcome.Written) {
                        return new Admission.Place(limit, caller, now);
                    }
                }
            }
        }
        return new Admission.Over(CROWDED_WAIT);
    }

    @Override
    public void giveBack(Admission.Place place) {
        var key = key(place.limit(), place.caller());
        var since = Values.of(place.since());
        var last =
                Expression.when(AccountsTable.LAST_PLACE).value(":since", since).value(":one", Values.of(1));
        if (table.delete(key, last) instanceof WriteOutcome.Refused) {
            var oneLess = Expression.change("ADD taken :less")
                    .onlyIf(AccountsTable.SAME_WINDOW)
                    .value(":less", Values.of(-1))
                    .value(":since", since);
            table.update(key, oneLess);
        }
    }

    private static Expression nextPlace(Instant now) {
        return Expression.change(
                        "SET since = if_not_exists(since, :now), #ttl = if_not_exists(#ttl, :ttl) ADD taken :one")
                .onlyIf(AccountsTable.PLACE_LEFT)
                .name("#ttl", "ttl")
                .value(":now", Values.of(now))
                .value(":ttl", ttl(now))
                .value(":one", Values.of(1))
                .value(":windowAgo", Values.of(now.minus(CallerLimit.WINDOW)))
                .value(":places", Values.of(CallerLimit.PLACES));
    }

    private static Expression newWindow(Item seen, Instant now) {
        return Expression.change("SET since = :now, taken = :one, #ttl = :ttl")
                .onlyIf(AccountsTable.SAME_WINDOW)
                .name("#ttl", "ttl")
                .value(":now", Values.of(now))
                .value(":ttl", ttl(now))
                .value(":one", Values.of(1))
                .value(":since", Values.of(seen.instant("since")));
    }

    private static AttributeValue ttl(Instant now) {
        return Values.of(now.plus(CallerLimit.WINDOW).getEpochSecond());
    }

    private Key key(CallerLimit limit, CallerNetwork caller) {
        var pepper = secrets.current(SecretName.PASSWORD_PEPPER).getOrDefault("1", "");
        var mac = Aes.hmac(bytes("caller " + pepper), bytes(caller.value()));
        return AccountsTable.caller(HexFormat.of().formatHex(Arrays.copyOf(mac, HASH_BYTES)), limit.name());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
