package dev.groundwork.ledger.adapter;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.domain.Account;
import dev.groundwork.ledger.domain.Balance;
import dev.groundwork.ledger.domain.ConsumeOutcome;
import dev.groundwork.ledger.domain.Consumption;
import dev.groundwork.ledger.domain.Entry;
import dev.groundwork.ledger.domain.EntryQuery;
import dev.groundwork.ledger.domain.EntrySlice;
import dev.groundwork.ledger.domain.EntryType;
import dev.groundwork.ledger.domain.FreeTier;
import dev.groundwork.ledger.domain.HostingDay;
import dev.groundwork.ledger.domain.HostingOutcome;
import dev.groundwork.ledger.domain.Intent;
import dev.groundwork.ledger.domain.OperationKey;
import dev.groundwork.ledger.domain.RefundOutcome;
import dev.groundwork.ledger.domain.RefundRequest;
import dev.groundwork.ledger.domain.ScopedKey;
import dev.groundwork.ledger.domain.Settings;
import dev.groundwork.ledger.domain.SettingsChange;
import dev.groundwork.ledger.domain.SettingsOutcome;
import dev.groundwork.ledger.domain.Spend;
import dev.groundwork.ledger.port.CreditLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** The ledger in plain maps, one caller at a time: what the one in DynamoDB has to look like from outside. */
final class InMemoryCreditLedger implements CreditLedger {

    private static final Credits HOSTING_DAY = Credits.of(1);

    private final Map<UserId, Account> accounts = new HashMap<>();
    private final Map<UsedKey, Entry> keys = new HashMap<>();
    private final FreshKeys fresh = new FreshKeys(new Random(1));
    private final ProductClock clock;

    InMemoryCreditLedger(ProductClock clock) {
        this.clock = clock;
    }

    private record UsedKey(UserId user, ScopedKey key) {}

    synchronized void open(UserId user) {
        accounts.put(user, FreeTier.open(user, clock.instant()));
    }

    @Override
    public synchronized ConsumeOutcome consume(Consumption consumption) {
        var account = accounts.get(consumption.user());
        if (account == null) {
            return new ConsumeOutcome.UnknownUser();
        }
        var spend = consumption.spend();
        var known = keys.get(new UsedKey(spend.user(), consumption.key()));
        if (known != null) {
            return known.print().equals(spend.print())
                    ? new ConsumeOutcome.Replayed(known.receipt())
                    : new ConsumeOutcome.KeyReused();
        }
        var available = Credits.of(account.figures().available());
        if (!available.covers(spend.cost())) {
            return new ConsumeOutcome.InsufficientCredits(spend.cost(), available);
        }
        var entry = write(account, spend, Optional.empty()).getFirst();
        keys.put(new UsedKey(spend.user(), consumption.key()), entry);
        return new ConsumeOutcome.Consumed(entry.receipt());
    }

    @Override
    public synchronized HostingOutcome chargeHosting(HostingDay day) {
        var account = accounts.get(day.owner());
        if (account == null) {
            return new HostingOutcome.UnknownUser();
        }
        var newest = account.hosting();
        if (newest.isPresent() && newest.get().epochDay() >= day.day().toEpochDay()) {
            return known(account, newest.get(), day);
        }
        var count = (int) Math.min(day.apps().size(), account.figures().available());
        if (count == 0) {
            return new HostingOutcome.NoCredits();
        }
        write(account, day.first(count, HOSTING_DAY), Optional.of(day));
        return new HostingOutcome.Charged(day.apps().subList(0, count), clock.instant(), true);
    }

    private static HostingOutcome known(Account account, Account.HostedDay newest, HostingDay day) {
        if (newest.epochDay() > day.day().toEpochDay()) {
            return new HostingOutcome.Passed();
        }
        var entries = account.entries(newest.operation());
        return new HostingOutcome.Charged(
                HostingDay.paid(entries), entries.getFirst().createdAt(), false);
    }

    private List<Entry> write(Account account, Spend spend, Optional<HostingDay> day) {
        var operation = fresh.next(clock.instant());
        var intents = new ArrayList<>(account.intents());
        intents.add(spend.intent(operation, clock.instant()));
        var f = account.figures();
        var cost = spend.cost().amount();
        var figures = new Account.Figures(
                f.balance() - cost,
                f.available() - cost,
                f.seq() + spend.references().size(),
                f.spent() + cost,
                f.consumedBefore(),
                f.purchased(),
                f.debt());
        var hosting = day.map(d -> new Account.HostedDay(d.day().toEpochDay(), operation))
                .or(account::hosting);
        var after = account(account, figures, intents, hosting, account.settings());
        accounts.put(account.user(), after);
        return after.entries(operation);
    }

    private static Account account(
            Account before,
            Account.Figures figures,
            List<Intent> intents,
            Optional<Account.HostedDay> hosting,
            Settings settings) {
        return new Account(
                before.user(),
                figures,
                before.lots(),
                intents,
                before.keys(),
                OperationKey.LOWEST,
                OperationKey.LOWEST,
                0,
                before.chain(),
                Optional.empty(),
                hosting,
                settings);
    }

    @Override
    public synchronized RefundOutcome refund(RefundRequest request) {
        var account = accounts.get(request.transaction().user());
        if (account == null) {
            return new RefundOutcome.UnknownTransaction();
        }
        var consume =
                account.entries(request.transaction().operation()).stream().findFirst();
        if (consume.isEmpty()) {
            return new RefundOutcome.UnknownTransaction();
        }
        var used = new UsedKey(account.user(), request.key());
        var known = keys.get(used);
        if (known != null) {
            return known.referenceId().equals(Optional.of(request.transaction().toString()))
                    ? new RefundOutcome.Replayed(refund(known, consume.get()))
                    : new RefundOutcome.KeyReused();
        }
        if (consume.get().type() != EntryType.CONSUME) {
            return new RefundOutcome.NotRefundable();
        }
        if (account.entries().stream().anyMatch(e -> isRefundOf(e, consume.get()))) {
            return new RefundOutcome.AlreadyRefunded();
        }
        var entry = giveBack(account, consume.get());
        keys.put(used, entry);
        return new RefundOutcome.Refunded(refund(entry, consume.get()));
    }

    private static boolean isRefundOf(Entry entry, Entry consume) {
        return entry.type() == EntryType.REFUND
                && entry.referenceId().equals(Optional.of(consume.id().toString()));
    }

    private static RefundOutcome.Refund refund(Entry entry, Entry consume) {
        return new RefundOutcome.Refund(entry.id(), consume.id(), Credits.of(entry.amount()), entry.balanceAfter());
    }

    private Entry giveBack(Account account, Entry consume) {
        var operation = fresh.next(clock.instant());
        var amount = -consume.amount();
        var intents = new ArrayList<>(account.intents());
        intents.add(new Intent(
                EntryType.REFUND,
                Optional.empty(),
                operation,
                clock.instant(),
                "",
                amount,
                List.of(consume.id().toString())));
        var f = account.figures();
        var figures = new Account.Figures(
                f.balance() + amount,
                f.available() + amount,
                f.seq() + 1,
                f.spent() - amount,
                f.consumedBefore(),
                f.purchased(),
                f.debt());
        var after = account(account, figures, intents, account.hosting(), account.settings());
        accounts.put(account.user(), after);
        return after.entries(operation).getFirst();
    }

    @Override
    public synchronized SettingsOutcome change(UserId user, SettingsChange change) {
        var account = accounts.get(user);
        if (account == null) {
            return new SettingsOutcome.UnknownUser();
        }
        var settings = change.of(account.settings());
        accounts.put(user, account(account, account.figures(), account.intents(), account.hosting(), settings));
        return new SettingsOutcome.Changed(settings);
    }

    @Override
    public synchronized Optional<Balance> balance(UserId user) {
        return Optional.ofNullable(accounts.get(user)).map(Account::balance);
    }

    @Override
    public synchronized Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return Optional.ofNullable(accounts.get(user)).map(account -> {
            var all =
                    account.entries().reversed().stream().filter(query::matches).toList();
            var some = all.stream().limit(query.limit()).toList();
            var more = all.size() > some.size();
            return new EntrySlice(some, more ? OptionalLong.of(some.getLast().seq()) : OptionalLong.empty());
        });
    }
}
