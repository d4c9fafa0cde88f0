package dev.groundwork.localstack.dynamodb.stream;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The position of a reader of a stream; opaque to callers.
 *
 * @param after the sequence that was read last
 */
public record ShardIterator(String arn, long after, Instant issuedAt) {

    /** The time for which an iterator is valid (API reference, GetShardIterator). */
    public static final Duration VALID_FOR = Duration.ofMinutes(15);

    /** The one shard of every stream. */
    public static final String SHARD = "shardId-00000000000000000000-00000001";

    private static final String SEPARATOR = "|";
    private static final int PARTS = 3;

    /** As callers get it. */
    public String text() {
        var plain = after + SEPARATOR + issuedAt.toEpochMilli() + SEPARATOR + arn;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads one, or refuses it. */
    public static ShardIterator parse(String text, Instant now) {
        ShardIterator iterator;
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\\|", PARTS);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("no iterator of ours");
            }
            iterator = new ShardIterator(
                    parts[2], Long.parseLong(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])));
        } catch (IllegalArgumentException e) {
            throw DynamoDbError.validation("Invalid ShardIterator");
        }
        if (now.isAfter(iterator.issuedAt.plus(VALID_FOR))) {
            throw DynamoDbError.of(
                    "ExpiredIteratorException", "Iterator expired: it was issued at " + iterator.issuedAt);
        }
        return iterator;
    }
}
