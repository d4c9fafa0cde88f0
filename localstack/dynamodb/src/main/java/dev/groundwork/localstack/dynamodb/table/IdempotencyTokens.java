package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tokens of committed transactions, each known for ten minutes. Guarded by the lock of the {@link Database}. */
public final class IdempotencyTokens implements CommitObserver {

    /** The time for which a repetition is recognised (API reference, TransactWriteItems, ClientRequestToken). */
    public static final Duration KNOWN_FOR = Duration.ofMinutes(10);

    private final Map<String, Known> byToken = new LinkedHashMap<>();

    /** A token, what was asked for under it and when that was committed. */
    public record Known(Commit.Token token, Instant at) {}

    /** Tells whether the same was committed under that token lately; refused where something else was. */
    public boolean isRepetition(Commit.Token token, Instant now) {
        var known = byToken.get(token.value());
        if (known == null || expired(known, now)) {
            return false;
        }
        if (!known.token().digest().equals(token.digest())) {
            throw DynamoDbError.of(
                    "IdempotentParameterMismatchException",
                    "The client request token was already used with another request");
        }
        return true;
    }

    @Override
    public void committed(Commit commit, Database database) {
        if (commit instanceof Commit.Written written) {
            written.token().ifPresent(token -> note(token, written.at()));
        }
    }

    /** Takes over a token from a snapshot, oldest first. */
    public void restore(Commit.Token token, Instant at) {
        byToken.put(token.value(), new Known(token, at));
    }

    private void note(Commit.Token token, Instant at) {
        var oldestFirst = byToken.values().iterator();
        while (oldestFirst.hasNext() && expired(oldestFirst.next(), at)) {
            oldestFirst.remove();
        }
        byToken.remove(token.value());
        byToken.put(token.value(), new Known(token, at));
    }

    /** Those still known, oldest first. */
    public Iterable<Known> all() {
        return byToken.values();
    }

    private static boolean expired(Known known, Instant now) {
        return !now.isBefore(known.at().plus(KNOWN_FOR));
    }
}
