package dev.groundwork.http;

import com.nimbusds.jose.jwk.ECKey;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The public keys that access tokens are signed with. They are kept in memory and read again for a key id not seen before, at most once a
 * second, so that a flood of made-up ids costs nothing; a key past its retirement verifies no more.
 */
@Singleton
public final class PublishedKeys {

    private static final Duration REREAD_AFTER = Duration.ofSeconds(1);
    private static final int MAX_KEYS = 10;

    private final Table accounts;
    private final ProductClock clock;
    private volatile Reading last = new Reading(Instant.EPOCH, Map.of());

    PublishedKeys(@Named("accounts") Table accounts, ProductClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The key of this id, or nothing when there is none that may still be used. */
    public Optional<ECKey> find(String kid) {
        var now = clock.instant();
        var known = last;
        if (!known.keys.containsKey(kid) && now.isAfter(known.at.plus(REREAD_AFTER))) {
            known = new Reading(now, read());
            last = known;
        }
        return Optional.ofNullable(known.keys.get(kid))
                .filter(k -> k.isUsable(now))
                .map(PublishedKey::key);
    }

    /** Every key that may still be used, read now. */
    public List<ECKey> current() {
        var now = clock.instant();
        return read().values().stream()
                .filter(k -> k.isUsable(now))
                .map(PublishedKey::key)
                .toList();
    }

    private Map<String, PublishedKey> read() {
        var found = accounts.query(QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :keys")
                .expressionAttributeValues(Map.of(":keys", Values.of(AccountKeys.signingKeysPartition())))
                .consistentRead(true)
                .limit(MAX_KEYS));
        return found.items().stream()
                .map(Item::new)
                .map(PublishedKey::from)
                .collect(Collectors.toMap(k -> k.key.getKeyID(), Function.identity()));
    }

    private record Reading(Instant at, Map<String, PublishedKey> keys) {}

    private record PublishedKey(ECKey key, Optional<Instant> retiredAt) {

        static PublishedKey from(Item item) {
            try {
                return new PublishedKey(ECKey.parse(item.string("jwk")), item.optionalInstant("retiredAt"));
            } catch (ParseException e) {
                throw new IllegalStateException("a published key is no JWK", e);
            }
        }

        boolean isUsable(Instant now) {
            return retiredAt.map(now::isBefore).orElse(true);
        }
    }
}
