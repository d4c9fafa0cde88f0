package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Single steps of the engine, for tests that put a race between two of them. */
public final class EngineSteps {

    private EngineSteps() {}

    /** Changes an account under the lock. */
    public static void change(LedgerEngine ledger, UserId user, Consumer<AccountDraft> change) {
        ledger.interpreter().run(new Draft(user, change));
    }

    private record Draft(UserId user, Consumer<AccountDraft> change) implements Operation<Boolean> {

        @Override
        public Step<Boolean> next() {
            return new Step.ChangeUnderLock<>(draft -> {
                change.accept(draft);
                return new Step.Change<>(after -> new Step.Done<>(true), List.of());
            });
        }

        @Override
        public Boolean unknownUser() {
            return false;
        }

        @Override
        public Boolean busy() {
            return false;
        }
    }

    /** Sends the low balance alert that this account calls for. */
    public static void alert(LedgerEngine ledger, LedgerAccount seen) {
        ledger.interpreter().alert(seen.summary());
    }

    /** Seals the pending operations of an account as it was read. */
    public static void seal(LedgerStore store, LedgerAccount seen, Instant now) {
        new SegmentSealer(store).seal(seen, now);
    }

    /** Finds the segment that has an operation. */
    public static Optional<Segment> find(LedgerStore store, LedgerAccount account, OperationKey operation) {
        return new SegmentSearch(store, account).find(operation);
    }
}
