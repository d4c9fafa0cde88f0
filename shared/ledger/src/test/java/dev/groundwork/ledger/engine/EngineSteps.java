package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /** Applies a payment whose record was read as {@code seen}, while others may have written it since. */
    public static void apply(LedgerEngine ledger, PaymentRequest request, PaymentRecord seen) {
        ledger.interpreter().run(new Payment(request, seen, new AtomicBoolean()));
    }

    private record Payment(PaymentRequest request, PaymentRecord seen, AtomicBoolean begun)
            implements Operation<Boolean> {

        @Override
        public UserId user() {
            return request.user();
        }

        @Override
        public Step<Boolean> next() {
            return begun.getAndSet(true)
                    ? new Step.Done<>(false)
                    : new Step.ChangeUnderLock<>(draft -> new Step.Change<>(
                            after -> new Step.Done<>(true),
                            List.of(seen.with(request.fact()).settle(draft, request.fact()), request.applied())));
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
