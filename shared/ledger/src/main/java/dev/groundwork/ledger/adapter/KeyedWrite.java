package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Log;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.Refusal;
import dev.groundwork.ledger.domain.ScopedKey;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that a caller asks for under a key and that one conditional update does.
 *
 * @param <O> what the caller is answered
 */
interface KeyedWrite<O> {

    UserId user();

    ScopedKey key();

    /** The update, under this name; {@code guard} must not have happened either. */
    Expression write(OperationKey operation, Optional<OperationKey> guard, Instant now);

    Refusal.Wish wish(Instant now);

    /** It has happened now. */
    O done(Account after, OperationKey operation);

    /** It has happened before, as this log has it; nothing when the log does not have it. */
    Optional<O> found(Log log, OperationKey operation);

    O tooFew(Credits available);

    O tooMany();

    O unknownUser();

    O busy();
}
