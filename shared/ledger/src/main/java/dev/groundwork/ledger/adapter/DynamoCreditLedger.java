package dev.groundwork.ledger.adapter;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.dynamodb.Transactions;
import dev.groundwork.dynamodb.Values;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.Catalogue;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.EntrySlice;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.Settings;
import dev.groundwork.ledger.domain.SettingsChange;
import dev.groundwork.ledger.domain.SettingsOutcome;
import dev.groundwork.ledger.port.CreditLedger;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The ledgers in the table {@code credits}. A spend is one conditional update of the balance item: one round trip and one write unit for three
 * of four, and no read. Every fourth takes the entries to a page, with two writes more.
 */
@Singleton
public final class DynamoCreditLedger implements CreditLedger {

    private final ProductClock clock;
    private final Catalogue catalogue;
    private final Pages pages;
    private final Spending spending;
    private final Pointers pointers;
    private final GateKeeper gates;
    private final FreshKeys fresh;
    private final GatedChange gated;
    private final Refunds refunds;

    public DynamoCreditLedger(
            @Named("credits") Table table,
            Transactions transactions,
            Catalogue catalogue,
            ProductClock clock,
            SecureRandom random) {
        this.clock = clock;
        this.catalogue = catalogue;
        this.pages = new Pages(table);
        this.spending = new Spending(table, pages);
        this.pointers = new Pointers(table);
        this.gates = new GateKeeper(table, clock, random);
        this.fresh = new FreshKeys(random);
        this.gated = new GatedChange(table, transactions, spending, pages, gates, fresh, clock);
        this.refunds = new Refunds(table, spending, gated, fresh, clock);
    }

    @Override
    public ConsumeOutcome consume(Consumption consumption) {
        return new KeyedSpend(spending, pointers, gates, fresh, consumption.spend(), consumption.key(), clock.instant())
                .run();
    }

    @Override
    public HostingOutcome chargeHosting(HostingDay day) {
        return new HostingCharge(spending, gates, fresh, day, catalogue.hostingDay(), clock.instant()).run();
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        return refunds.refund(request);
    }

    @Override
    public SettingsOutcome change(UserId user, SettingsChange change) {
        return switch (gated.change(user, account -> write(change.of(account.settings())))) {
            case GatedChange.Result.Changed<Settings>(var settings) -> new SettingsOutcome.Changed(settings);
            case GatedChange.Result.NoAccount<Settings> gone -> new SettingsOutcome.UnknownUser();
            case GatedChange.Result.Busy<Settings> busy -> new SettingsOutcome.Busy();
            case GatedChange.Result.Forestalled<Settings> never ->
                throw new IllegalStateException("nothing is written besides");
        };
    }

    private static GatedChange.Change<Settings> write(Settings settings) {
        var update = Expression.change("SET threshold = :threshold, noMail = :noMail")
                .value(":threshold", Values.of(settings.lowBalanceThreshold().amount()))
                .value(":noMail", Values.of(!settings.lowBalanceMail()));
        return new GatedChange.Change<>(settings, update, List.of());
    }

    @Override
    public Optional<Balance> balance(UserId user) {
        return spending.account(user).map(Account::balance);
    }

    @Override
    public Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return spending.account(user).map(account -> new EntryScan(pages, account, query).run());
    }
}
