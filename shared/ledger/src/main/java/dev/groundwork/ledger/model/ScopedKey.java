package dev.groundwork.ledger.model;

import dev.groundwork.kernel.IdempotencyKey;
import dev.groundwork.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A caller's idempotency key together with what it is scoped to. A ULID or a UUIDv7 carries its time, so it names its operation by itself;
 * any other text needs an idempotency record.
 *
 * @param scope the caller and the route
 * @param key as the caller sent it
 */
public record ScopedKey(String scope, IdempotencyKey key) {

    /** The most that a key's time may be ahead of our clock for the key to name its operation by itself. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    private static final Pattern UUID_V7 =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_TIME_LENGTH = 10;

    /** The way from a caller's key to its operation. */
    public sealed interface Route {

        /** The key names the operation. */
        record Direct(OperationKey operation) implements Route {}

        /**
         * An idempotency record names the operation.
         *
         * @param guard the operation that the key will name once its time has come, which must never happen as well
         */
        record Recorded(Optional<OperationKey> guard) implements Route {}
    }

    /** Returns the way to the operation, by a clock that shows {@code now}. */
    public Route route(Instant now) {
        var own = ordered();
        return own.isPresent() && own.get().millis() <= now.plus(MAX_AHEAD).toEpochMilli()
                ? new Route.Direct(own.get())
                : new Route.Recorded(own);
    }

    /** Returns the name of the key's idempotency record: 22 characters. */
    public String recordName() {
        var digest = new byte[OperationKey.BYTES];
        System.arraycopy(digest(), 0, digest, 0, digest.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** The time of the key, and a digest of all of it for the rest: two callers with one key name two operations. */
    private Optional<OperationKey> ordered() {
        var millis = millis(key.value());
        return millis.isEmpty() ? Optional.empty() : Optional.of(OperationKey.at(millis.getAsLong(), digest()));
    }

    private static OptionalLong millis(String text) {
        if (ULID.matcher(text).matches()) {
            return OptionalLong.of(text.substring(0, ULID_TIME_LENGTH)
                    .chars()
                    .mapToLong(CROCKFORD::indexOf)
                    .reduce(0, (time, digit) -> time << 5 | digit));
        }
        return UUID_V7.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text.substring(0, 8) + text.substring(9, 13), 16))
                : OptionalLong.empty();
    }

    private byte[] digest() {
        return Digest.sha256(scope + "\n" + key.value());
    }

    /**
     * Names the operation of a caller's key, where the key itself does not.
     *
     * @param user whose ledger
     * @param name names the record within the ledger, see {@link ScopedKey#recordName()}
     * @param operation what the key stands for
     * @param requestHash tells requests under the key apart, for a grant
     * @param refundOf what was refunded, for a refund
     */
    public record IdempotencyRecord(
            UserId user, String name, OperationKey operation, Optional<String> requestHash, Optional<String> refundOf)
            implements AdditionalWrite {

        /** Creates the record of a consume or a hold. */
        public static IdempotencyRecord ofSpend(UserId user, String name, OperationKey operation) {
            return new IdempotencyRecord(user, name, operation, Optional.empty(), Optional.empty());
        }

        /** Creates the record of a grant. */
        public static IdempotencyRecord ofGrant(GrantRequest request, OperationKey operation) {
            return new IdempotencyRecord(
                    request.user(),
                    request.key().recordName(),
                    operation,
                    Optional.of(request.requestHash()),
                    Optional.empty());
        }

        /** Creates the record of a refund. */
        public static IdempotencyRecord ofRefund(RefundRequest request, OperationKey operation) {
            return new IdempotencyRecord(
                    request.transaction().user(),
                    request.key().recordName(),
                    operation,
                    Optional.empty(),
                    Optional.of(request.transaction().toString()));
        }
    }

    /** SHA-256, which every Java platform has. */
    static final class Digest {

        private static final int REQUEST_HASH_BYTES = 6;

        private Digest() {}

        static byte[] sha256(String text) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("no SHA-256", e);
            }
        }

        /** Returns the first 48 bits of the hash as 8 characters: enough to tell the few requests under one key apart. */
        static String requestHash(String request) {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Arrays.copyOf(sha256(request), REQUEST_HASH_BYTES));
        }
    }
}
