package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.ConditionFailure;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OperationLog;
import dev.groundwork.ledger.model.ScopedKey;
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

    ConditionFailure.Requirement requirement(Instant now);

    /** It has happened now. */
    O done(LedgerAccount after, OperationKey operation);

    /** It has happened before, as this log has it; nothing when the log does not have it. */
    Optional<O> found(OperationLog log, OperationKey operation);

    O tooFew(Credits available);

    O tooMany();

    O unknownUser();

    O busy();
}
