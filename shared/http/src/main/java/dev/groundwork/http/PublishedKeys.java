package dev.groundwork.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.SignedJWT;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
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
    private final GoodSignatures good = new GoodSignatures();
    private volatile Reading last = new Reading(Instant.EPOCH, Map.of());

    PublishedKeys(@Named("accounts") Table accounts, ProductClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Verifies that the key which the token names is ours, may still be used, and made its signature. */
    boolean verify(SignedJWT token) throws JOSEException {
        var kid = token.getHeader().getKeyID();
        var key = kid == null ? Optional.<ECKey>empty() : find(kid);
        return key.isPresent() && good.verify(token, key.get());
    }

    private Optional<ECKey> find(String kid) {
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

    /**
     * Signatures that were found good, so that a token is verified once in a function's instance and not at every request: ES256 takes more of
     * a warm request's CPU than all the rest of it. That a signature is good never changes; whether the token has expired, its key was retired
     * or its session has ended does, and is checked at every request elsewhere. Tokens are known by a digest of the whole token, and only with the
     * key that verified them. Bounded: the one longest unused is forgotten. A bad signature is never remembered. Safe for threads.
     */
    private static final class GoodSignatures {

        private static final int MAX_KNOWN = 1_000;
        private static final float LOAD_FACTOR = 0.75f;

        private final Map<ByteBuffer, ECKey> known = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, ECKey> eldest) {
                return size() > MAX_KNOWN;
            }
        };

        /** Verifies that this key made the token's signature. */
        boolean verify(SignedJWT token, ECKey key) throws JOSEException {
            var digest = digest(token.serialize());
            if (isKnown(digest, key)) {
                return true;
            }
            var isGood = token.verify(new ECDSAVerifier(key));
            if (isGood) {
                remember(digest, key);
            }
            return isGood;
        }

        private synchronized boolean isKnown(ByteBuffer digest, ECKey key) {
            return key.equals(known.get(digest));
        }

        private synchronized void remember(ByteBuffer digest, ECKey key) {
            known.put(digest, key);
        }

        private static ByteBuffer digest(String token) {
            try {
                var sha = MessageDigest.getInstance("SHA-256");
                return ByteBuffer.wrap(sha.digest(token.getBytes(StandardCharsets.US_ASCII)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
