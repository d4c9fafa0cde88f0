package dev.groundwork.ledger.store;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.ConsumeOutcome;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.GrantOutcome;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.RefundOutcome;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.Settings;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsOutcome;
import io.micronaut.context.annotation.Prototype;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The ledgers in the table {@code credits}. A spend is one conditional update of the balance item: one round trip and one write unit for three
 * of four, and no read. Every fourth takes the entries to a segment, with two writes more.
 */
@Prototype
public final class DynamoCreditLedger implements CreditLedger {

    private final Table table;
    private final Catalogue catalogue;
    private final Parts parts;

    @Inject
    public DynamoCreditLedger(
            @Named("credits") Table table,
            Transactions transactions,
            Catalogue catalogue,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this(table, transactions, catalogue, ids, clock, random, LockWait::sleep);
    }

    /** With another way to wait before a held lock. */
    DynamoCreditLedger(
            Table table,
            Transactions transactions,
            Catalogue catalogue,
            IdSource ids,
            ProductClock clock,
            Random random,
            Pause pause) {
        var segments = new Segments(table);
        var notices = new LowBalanceAlert(table, transactions, ids, clock);
        var spending = new Spending(table, segments, notices);
        var locks = new LockWait(table, clock, random, pause);
        var fresh = new OperationKeys(random);
        var locked = new LockedChange(table, transactions, spending, segments, locks, fresh, notices, clock);
        this.table = table;
        this.catalogue = catalogue;
        this.parts = new Parts(spending, segments, new IdempotencyRecords(table), locks, locked, fresh, notices, clock);
    }

    /** What its requests are served with. */
    Parts parts() {
        return parts;
    }

    @Override
    public ConsumeOutcome consume(ConsumeRequest consumption) {
        return new KeyedOperation<>(parts, new ConsumeWrite(consumption)).run();
    }

    @Override
    public HoldOutcome hold(HoldRequest reservation) {
        return new KeyedOperation<>(parts, new HoldWrite(reservation)).run();
    }

    @Override
    public HoldEndOutcome commit(HoldId hold, Credits amount) {
        return new HoldEnding(parts, table, hold, Optional.of(amount)).run();
    }

    @Override
    public HoldEndOutcome release(HoldId hold) {
        return new HoldEnding(parts, table, hold, Optional.empty()).run();
    }

    @Override
    public boolean isUsed(UserId user, ScopedKey key) {
        return new KeyLook(parts, user, key).isUsed();
    }

    @Override
    public HostingOutcome chargeHosting(HostingDay day) {
        return new HostingCharge(parts, day, catalogue.hostingDay()).run();
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        return new Refunds(parts, table).refund(request);
    }

    @Override
    public GrantOutcome grant(GrantRequest grant) {
        return new Grants(parts, table).grant(grant);
    }

    @Override
    public SettingsOutcome change(UserId user, SettingsChange change) {
        return switch (parts.locked()
                .change(user, draft -> new LockedChange.Change<>(draft.change(change), List.of()))) {
            case LockedChange.Result.Changed<Settings>(var settings, var after) ->
                new SettingsOutcome.Changed(settings);
            case LockedChange.Result.NoAccount<Settings> gone -> new SettingsOutcome.UnknownUser();
            case LockedChange.Result.Busy<Settings> busy -> new SettingsOutcome.Busy();
            case LockedChange.Result.Conflict<Settings> never ->
                throw new IllegalStateException("nothing is written besides");
        };
    }

    @Override
    public Optional<Balance> balance(UserId user) {
        return settled(user).map(LedgerAccount::balance);
    }

    @Override
    public Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return settled(user).map(account -> new EntryHistory(parts.segments(), account, query).run());
    }

    /** The account once nothing is due, so that who reads sees what has expired as gone. */
    private Optional<LedgerAccount> settled(UserId user) {
        var account = parts.spending().account(user);
        account.ifPresent(parts.notices()::tell);
        if (account.filter(a -> a.isDue(parts.clock().instant())).isEmpty()) {
            return account;
        }
        parts.locked().settle(user);
        return parts.spending().account(user);
    }
}
