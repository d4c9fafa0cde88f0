package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Table.WriteOutcome;
import dev.groundwork.dynamodb.Transaction;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Transactions.TransactionOutcome;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.engine.LedgerStore;
import dev.groundwork.ledger.engine.LedgerStore.AccountUpdate;
import dev.groundwork.ledger.engine.LedgerStore.UpdateResult;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.AdditionalWrite;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerLock;
import dev.groundwork.ledger.model.Lots;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.RefundRequest.RefundRecord;
import dev.groundwork.ledger.model.Runway;
import dev.groundwork.ledger.model.ScopedKey.IdempotencyRecord;
import dev.groundwork.ledger.model.Segment;
import dev.groundwork.ledger.model.TransactionId;
import dev.groundwork.ledger.model.WaitingLots;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The ledgers in the table {@code credits}. */
public final class DynamoLedgerStore implements LedgerStore {

    private static final Expression ABSENT = Expression.when(CreditsTable.ABSENT);
    private static final String RANGE = Key.PK + " = :user AND " + Key.SK + " BETWEEN :from AND :to";
    private static final String LOW_BALANCE = "low_balance";

    private final Table table;
    private final Transactions transactions;

    public DynamoLedgerStore(Table table, Transactions transactions) {
        this.table = table;
        this.transactions = transactions;
    }

    @Override
    public Optional<LedgerAccount> account(UserId user) {
        return table.get(CreditsTable.balance(user)).map(BalanceItem::read);
    }

    @Override
    public UpdateResult update(UserId user, AccountUpdate update) {
        return update(user, BalanceUpdate.of(update));
    }

    @Override
    public UpdateResult acquire(UserId user, LedgerLock lock, Instant now) {
        return update(user, BalanceUpdate.acquiring(lock, now));
    }

    private UpdateResult update(UserId user, Expression expression) {
        return switch (table.update(CreditsTable.balance(user), expression)) {
            case WriteOutcome.Written(var written) -> {
                var item = written.orElseThrow();
                yield new UpdateResult.Applied(BalanceItem.summary(user, item), () -> BalanceItem.read(item));
            }
            case WriteOutcome.ConditionFailed(var found) ->
                found.map(BalanceItem::read)
                        .<UpdateResult>map(UpdateResult.Rejected::new)
                        .orElseGet(UpdateResult.NoAccount::new);
        };
    }

    @Override
    public void release(UserId user, String token) {
        table.update(CreditsTable.balance(user), BalanceUpdate.releasing(token));
    }

    @Override
    public Optional<Lots> waitingLots(LedgerAccount seen) {
        return LotsItem.find(table, seen);
    }

    @Override
    public RewriteResult rewrite(WaitingLots.Placed placed, String token, List<AdditionalWrite> additional) {
        var after = placed.account();
        var balance = Transaction.empty()
                .update(table, CreditsTable.balance(after.user()), BalanceUpdate.rewriting(after, token));
        var transaction = LotsItem.put(balance, table, placed);
        for (var write : additional) {
            transaction = transaction.put(table, AdditionalItem.write(write), AdditionalItem.condition(write));
        }
        return switch (transactions.commit(transaction)) {
            case TransactionOutcome.Committed committed -> RewriteResult.WRITTEN;
            case TransactionOutcome.ConditionFailed refused ->
                refused.at(0) ? RewriteResult.LOCK_LOST : RewriteResult.CONFLICT;
        };
    }

    @Override
    public Segment putSegment(Segment segment) {
        return switch (table.put(SegmentItem.write(segment), ABSENT)) {
            case WriteOutcome.Written written -> segment;
            case WriteOutcome.ConditionFailed(var found) -> SegmentItem.read(found.orElseThrow());
        };
    }

    @Override
    public LedgerAccount removeSealed(LedgerAccount seen, Segment segment) {
        var item =
                switch (table.update(CreditsTable.balance(seen.user()), BalanceUpdate.sealing(seen, segment))) {
                    case WriteOutcome.Written(var after) -> after;
                    case WriteOutcome.ConditionFailed(var found) -> found;
                };
        return BalanceItem.read(item.orElseThrow());
    }

    @Override
    public Segment segment(UserId user, int number) {
        return table.get(CreditsTable.segment(user, number))
                .map(SegmentItem::read)
                .orElseThrow(() -> new IllegalStateException("segment " + number + " of " + user + " is missing"));
    }

    @Override
    public List<Segment> segmentsUp(UserId user, int from, int to) {
        return segments(user, from, to, true);
    }

    @Override
    public List<Segment> segmentsDown(UserId user, int from, int to) {
        return segments(user, from, to, false);
    }

    private List<Segment> segments(UserId user, int from, int to, boolean up) {
        if (to < from) {
            return List.of();
        }
        var answer = table.query(QueryRequest.builder()
                .keyConditionExpression(RANGE)
                .expressionAttributeValues(Map.of(
                        ":user", Values.of(CreditsTable.partition(user)),
                        ":from", Values.of(CreditsTable.segment(user, from).sk()),
                        ":to", Values.of(CreditsTable.segment(user, to).sk())))
                .scanIndexForward(up)
                .consistentRead(true));
        return answer.items().stream().map(Item::new).map(SegmentItem::read).toList();
    }

    @Override
    public void putHoldEnd(UserId user, HoldEnd end) {
        table.put(HoldEndItem.write(user, end), ABSENT);
    }

    @Override
    public Optional<HoldEnd> holdEnd(HoldId hold) {
        return table.get(CreditsTable.holdEnd(hold.user(), hold.operation().text()))
                .map(item -> HoldEndItem.read(hold, item));
    }

    @Override
    public OperationKey claim(UserId user, String record, OperationKey previous, OperationKey fresh) {
        var condition = Expression.when(CreditsTable.SAME_OPERATION).value(":seen", BalanceItem.value(previous));
        return switch (table.put(AdditionalItem.write(IdempotencyRecord.ofSpend(user, record, fresh)), condition)) {
            case WriteOutcome.Written written -> fresh;
            case WriteOutcome.ConditionFailed(var found) ->
                OperationKey.of(found.orElseThrow().bytes("operation"));
        };
    }

    @Override
    public Optional<IdempotencyRecord> record(UserId user, String record) {
        return table.get(CreditsTable.record(user, record)).map(item -> AdditionalItem.record(user, record, item));
    }

    @Override
    public void forget(UserId user, String record) {
        table.delete(CreditsTable.record(user, record), Expression.ALWAYS);
    }

    @Override
    public Optional<RefundRecord> refund(TransactionId consume) {
        return table.get(CreditsTable.refund(consume.user(), consume.operation().text()))
                .map(item -> AdditionalItem.refund(consume, item));
    }

    @Override
    public Optional<PaymentRecord> payment(UserId user, String payment) {
        return table.get(PaymentKeys.payment(user, payment)).map(item -> PaymentItem.read(user, payment, item));
    }

    @Override
    public boolean isApplied(UserId user, String event) {
        return table.get(PaymentKeys.event(user, event)).isPresent();
    }

    @Override
    public void warnOfRunway(UserId user, Runway.Level before, Runway runway, String mailId, Instant now) {
        var warning = HostingUpdate.warning(before, runway);
        if (runway.level().isNearerThan(before)) {
            transactions.commit(Transaction.empty()
                    .update(table, CreditsTable.balance(user), warning)
                    .put(table, HostingUpdate.mail(user, runway, mailId, now).item(), Expression.ALWAYS));
        } else {
            table.update(CreditsTable.balance(user), warning);
        }
    }

    @Override
    public void sendAlert(AccountSummary seen, String mailId, Instant now) {
        var words = Map.of(
                "available", Long.toString(seen.figures().available()),
                "threshold", Long.toString(seen.settings().lowBalanceThreshold().amount()));
        var mail = new OutboxMail(mailId, LOW_BALANCE, seen.user().value(), words, "", now);
        transactions.commit(Transaction.empty()
                .update(table, CreditsTable.balance(seen.user()), BalanceUpdate.disarming())
                .put(table, mail.item(), Expression.ALWAYS));
    }
}
