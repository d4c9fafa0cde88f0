package dev.groundwork.ledger.engine;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.Pause;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.CreditLedger;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import dev.groundwork.ledger.model.WaitingLots;
import java.util.Optional;
import java.util.Random;

/**
 * The ledgers in a store. A spend is one conditional update of the account: one call for three of four, and no read. Every fourth seals the
 * pending entries, with two calls more.
 */
public final class LedgerEngine implements CreditLedger {

    private static final int MAX_READS = 20;

    private final LedgerStore store;
    private final LedgerLookup ledger;
    private final OperationKey.Generator keys;
    private final ProductClock clock;
    private final Catalogue catalogue;
    private final Interpreter interpreter;

    public LedgerEngine(
            LedgerStore store, Catalogue catalogue, IdSource ids, ProductClock clock, Random random, Pause pause) {
        this.store = store;
        this.ledger = new LedgerLookup(store);
        this.keys = new OperationKey.Generator(random);
        this.clock = clock;
        this.catalogue = catalogue;
        this.interpreter = new Interpreter(store, keys, ids, clock, random, pause);
    }

    /** Returns what runs the operations. */
    Interpreter interpreter() {
        return interpreter;
    }

    @Override
    public ConsumeOutcome consume(ConsumeRequest request) {
        return interpreter.run(new Consume(request, clock.instant(), ledger, keys));
    }

    @Override
    public HoldOutcome hold(HoldRequest request) {
        return interpreter.run(new PlaceHold(request, clock.instant(), ledger, keys));
    }

    @Override
    public HoldEndOutcome commit(HoldId hold, Credits amount) {
        return interpreter.run(new EndHold(hold, Optional.of(amount), store, ledger, keys, clock));
    }

    @Override
    public HoldEndOutcome release(HoldId hold) {
        return interpreter.run(new EndHold(hold, Optional.empty(), store, ledger, keys, clock));
    }

    @Override
    public HostingOutcome chargeHosting(HostingCharge charge) {
        return interpreter.run(new ChargeHosting(charge, catalogue.hostingDay(), clock.instant(), store, keys));
    }

    @Override
    public RefundOutcome refund(RefundRequest request) {
        return interpreter.run(new RefundConsume(request, store, ledger));
    }

    @Override
    public GrantOutcome grant(GrantRequest request) {
        return interpreter.run(new GiveCredits(request, store, ledger, clock));
    }

    @Override
    public PaymentOutcome applyPayment(PaymentRequest request) {
        return interpreter.run(new ApplyPayment(request, store));
    }

    @Override
    public SettingsOutcome change(UserId user, SettingsChange change) {
        return interpreter.run(new ChangeSettings(user, change));
    }

    @Override
    public boolean isUsed(UserId user, ScopedKey key) {
        return ledger.isUsed(user, key, clock.instant());
    }

    @Override
    public Optional<Balance> balance(UserId user) {
        return current(user).map(LedgerAccount::balance);
    }

    @Override
    public Optional<Settings> settings(UserId user) {
        return current(user).map(LedgerAccount::settings);
    }

    @Override
    public Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return current(user).map(account -> new EntryHistory(store, account, query).run());
    }

    /** The lots that wait are an item of their own: where they were written after the account was read, both are read again. */
    @Override
    public Optional<LedgerAccount> account(UserId user) {
        for (var reads = 0; reads < MAX_READS; reads++) {
            var account = current(user);
            var waiting = account.flatMap(store::waitingLots);
            if (account.isEmpty() || waiting.isPresent()) {
                return account.map(seen -> WaitingLots.gather(seen, waiting.orElseThrow()));
            }
        }
        throw new IllegalStateException("the waiting lots of " + user + " are not those that the balance item knows");
    }

    /** Reads an account once nothing is due, so that who reads sees what has expired as gone. */
    private Optional<LedgerAccount> current(UserId user) {
        var account = ledger.account(user);
        account.ifPresent(seen -> interpreter.alert(seen.summary()));
        if (account.filter(seen -> seen.isDue(clock.instant())).isEmpty()) {
            return account;
        }
        interpreter.applyDue(user, Credits.ZERO);
        return ledger.account(user);
    }
}
