package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.Catalogue;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.EntrySlice;
import dev.groundwork.ledger.domain.Grant;
import dev.groundwork.ledger.domain.GrantOutcome;
import dev.groundwork.ledger.domain.HoldEndOutcome;
import dev.groundwork.ledger.domain.HoldId;
import dev.groundwork.ledger.domain.HoldOutcome;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.Reservation;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.Settings;
import dev.groundwork.ledger.domain.SettingsChange;
import dev.groundwork.ledger.domain.SettingsOutcome;
import dev.groundwork.ledger.port.CreditLedger;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The ledgers in the table {@code credits}. A spend is one conditional update of the balance item: one round trip and one write unit for three
 * of four, and no read. Every fourth takes the entries to a page, with two writes more.
 */
@Singleton
public final class DynamoCreditLedger implements CreditLedger {

    private final Table table;
    private final Catalogue catalogue;
    private final Desk desk;

    @Inject
    public DynamoCreditLedger(
            @Named("credits") Table table,
            Transactions transactions,
            Catalogue catalogue,
            IdSource ids,
            ProductClock clock,
            SecureRandom random) {
        this(table, transactions, catalogue, ids, clock, random, GateKeeper::sleep);
    }

    /** With another way to wait before a closed gate. */
    DynamoCreditLedger(
            Table table,
            Transactions transactions,
            Catalogue catalogue,
            IdSource ids,
            ProductClock clock,
            Random random,
            Pause pause) {
        var pages = new Pages(table);
        var notices = new LowBalanceNotices(table, transactions, ids, clock);
        var spending = new Spending(table, pages, notices);
        var gates = new GateKeeper(table, clock, random, pause);
        var fresh = new FreshKeys(random);
        var gated = new GatedChange(table, transactions, spending, pages, gates, fresh, notices, clock);
        this.table = table;
        this.catalogue = catalogue;
        this.desk = new Desk(spending, pages, new Pointers(table), gates, gated, fresh, notices, clock);
    }

    /** What its requests are served with. */
    Desk desk() {
        return desk;
    }

    @Override
    public ConsumeOutcome consume(Consumption consumption) {
        return new KeyedOperation<>(desk, new ConsumeWrite(consumption)).run();
    }

    @Override
    public HoldOutcome hold(Reservation reservation) {
        return new KeyedOperation<>(desk, new HoldWrite(reservation)).run();
    }

    @Override
    public HoldEndOutcome commit(HoldId hold, Credits amount) {
        return new HoldEnding(desk, table, hold, Optional.of(amount)).run();
    }

    @Override
    public HoldEndOutcome release(HoldId hold) {
        return new HoldEnding(desk, table, hold, Optional.empty()).run();
    }

    @Override
    public boolean isUsed(UserId user, ScopedKey key) {
        return new KeyLook(desk, user, key).isUsed();
    }

    @Override
    public HostingOutcome chargeHosting(HostingDay day) {
        return new HostingCharge(desk, day, catalogue.hostingDay()).run();
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        return new Refunds(desk, table).refund(request);
    }

    @Override
    public GrantOutcome grant(Grant grant) {
        return new Grants(desk, table).grant(grant);
    }

    @Override
    public SettingsOutcome change(UserId user, SettingsChange change) {
        return switch (desk.gated().change(user, draft -> new GatedChange.Change<>(draft.change(change), List.of()))) {
            case GatedChange.Result.Changed<Settings>(var settings, var after) -> new SettingsOutcome.Changed(settings);
            case GatedChange.Result.NoAccount<Settings> gone -> new SettingsOutcome.UnknownUser();
            case GatedChange.Result.Busy<Settings> busy -> new SettingsOutcome.Busy();
            case GatedChange.Result.Forestalled<Settings> never ->
                throw new IllegalStateException("nothing is written besides");
        };
    }

    @Override
    public Optional<Balance> balance(UserId user) {
        return settled(user).map(Account::balance);
    }

    @Override
    public Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return settled(user).map(account -> new EntryScan(desk.pages(), account, query).run());
    }

    /** The account once nothing is due, so that who reads sees what has expired as gone. */
    private Optional<Account> settled(UserId user) {
        var account = desk.spending().account(user);
        account.ifPresent(desk.notices()::tell);
        if (account.filter(a -> a.isDue(desk.clock().instant())).isEmpty()) {
            return account;
        }
        desk.gated().settle(user);
        return desk.spending().account(user);
    }
}
