package dev.groundwork.ledger;

import static java.util.Objects.requireNonNull;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.model.AccountDraft;
import dev.groundwork.ledger.model.AccountSummary;
import dev.groundwork.ledger.model.AccountSummary.Settings;
import dev.groundwork.ledger.model.Balance;
import dev.groundwork.ledger.model.ConsumeRequest;
import dev.groundwork.ledger.model.ConsumeRequest.ConsumeOutcome;
import dev.groundwork.ledger.model.Entry;
import dev.groundwork.ledger.model.EntryQuery;
import dev.groundwork.ledger.model.EntrySlice;
import dev.groundwork.ledger.model.EntryType;
import dev.groundwork.ledger.model.FreeTier;
import dev.groundwork.ledger.model.GrantRequest;
import dev.groundwork.ledger.model.GrantRequest.GrantOutcome;
import dev.groundwork.ledger.model.Hold;
import dev.groundwork.ledger.model.HoldEnd;
import dev.groundwork.ledger.model.HoldEnd.HoldEndOutcome;
import dev.groundwork.ledger.model.HoldEvent;
import dev.groundwork.ledger.model.HoldId;
import dev.groundwork.ledger.model.HoldRequest;
import dev.groundwork.ledger.model.HoldRequest.HoldOutcome;
import dev.groundwork.ledger.model.HoldRequest.HoldReceipt;
import dev.groundwork.ledger.model.HostedDays;
import dev.groundwork.ledger.model.HostingCharge;
import dev.groundwork.ledger.model.HostingDay;
import dev.groundwork.ledger.model.HostingOutcome;
import dev.groundwork.ledger.model.HostingSettlement;
import dev.groundwork.ledger.model.LedgerAccount;
import dev.groundwork.ledger.model.LedgerAccount.SealedSegments;
import dev.groundwork.ledger.model.OperationKey;
import dev.groundwork.ledger.model.OwedDays;
import dev.groundwork.ledger.model.PaymentRecord;
import dev.groundwork.ledger.model.PaymentRequest;
import dev.groundwork.ledger.model.PaymentRequest.PaymentOutcome;
import dev.groundwork.ledger.model.PendingEntry;
import dev.groundwork.ledger.model.RefundRequest;
import dev.groundwork.ledger.model.RefundRequest.RefundOutcome;
import dev.groundwork.ledger.model.ScopedKey;
import dev.groundwork.ledger.model.SettingsChange;
import dev.groundwork.ledger.model.SettingsChange.SettingsOutcome;
import dev.groundwork.ledger.store.CatalogueFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The ledger in plain maps, one caller at a time: what the one in DynamoDB has to look like from outside. */
public final class InMemoryCreditLedger implements CreditLedger {

    private static final int KEY_BYTES = 10;
    private static final Credits HOSTING_DAY = CatalogueFile.newest().hostingDay();

    private final Map<UserId, Book> books = new HashMap<>();
    private final Random random = new Random(1);
    private final ProductClock clock;

    public InMemoryCreditLedger(ProductClock clock) {
        this.clock = clock;
    }

    /** All of one user. */
    private static final class Book {

        private LedgerAccount account;
        private final List<Entry> entries = new ArrayList<>();
        private final Map<ScopedKey, Object> answers = new HashMap<>();
        private final Map<ScopedKey, String> requestHashes = new HashMap<>();
        private final Map<OperationKey, HoldEnd> ends = new HashMap<>();
        private final Map<String, PaymentRecord> payments = new HashMap<>();
        private final Set<String> events = new HashSet<>();

        Book(LedgerAccount opening) {
            account = opening;
            absorb(opening);
        }

        /** Moves the results of the pending entries to the entries. */
        void absorb(LedgerAccount after) {
            var log = after.log();
            entries.addAll(log.entries());
            log.ends().forEach(end -> ends.put(end.hold(), end));
            account = with(after, after.figures(), List.of(), after.holds(), after.hosting());
        }

        LedgerAccount with(
                LedgerAccount a,
                AccountSummary.Figures figures,
                List<PendingEntry> pending,
                Map<OperationKey, Hold> holds,
                HostedDays hosting) {
            var sealed = entries.isEmpty()
                    ? a.segments()
                    : new SealedSegments(
                            0,
                            OperationKey.LOWEST,
                            OperationKey.LOWEST,
                            entries.getLast().hash(),
                            entries.getLast().createdAt());
            return new LedgerAccount(
                    new AccountSummary(a.user(), figures, a.terms(), a.settings()),
                    a.lots(),
                    a.waiting(),
                    pending,
                    a.keys(),
                    sealed,
                    holds,
                    Optional.empty(),
                    hosting,
                    a.periods());
        }

        Optional<Entry> entry(OperationKey operation) {
            return entries.stream()
                    .filter(e -> e.id().operation().equals(operation))
                    .findFirst();
        }
    }

    public synchronized void open(UserId user) {
        books.put(user, new Book(FreeTier.open(user, clock.instant())));
    }

    private OperationKey fresh() {
        var rest = new byte[KEY_BYTES];
        random.nextBytes(rest);
        return OperationKey.at(clock.millis(), rest);
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    private void draft(Book book, Consumer<AccountDraft> change) {
        var draft = AccountDraft.of(book.account, now(), () -> fresh());
        change.accept(draft);
        book.absorb(draft.finish());
    }

    private void settle(Book book) {
        if (book.account.isDue(now())) {
            draft(book, draft -> {});
        }
    }

    /** Returns the available credits: expired lots are written off first, and holds whose time is over when they are in the way. */
    private Credits available(Book book, Credits requested) {
        if (!book.account.terms().nextChange().isAfter(now())
                || book.account.figures().available() < requested.amount()) {
            settle(book);
        }
        return Credits.of(book.account.figures().available());
    }

    private List<Entry> write(
            Book book, PendingEntry pendingEntry, Optional<Hold> begun, Optional<HostedDays> hosting) {
        var f = book.account.figures();
        var figures = new AccountSummary.Figures(
                f.balance() + pendingEntry.total(),
                f.available() + pendingEntry.total() - pendingEntry.held(),
                f.seq() + pendingEntry.entries(),
                f.holdEvents() + pendingEntry.holdEvents(),
                f.standing() - pendingEntry.spentFromLots(),
                f.consumedBefore(),
                f.purchased(),
                f.debt());
        var holds = new HashMap<>(book.account.holds());
        pendingEntry.hold().ifPresent(holds::remove);
        begun.ifPresent(hold -> holds.put(hold.operation(), hold));
        var before = book.entries.size();
        book.absorb(
                book.with(book.account, figures, List.of(pendingEntry), holds, hosting.orElse(book.account.hosting())));
        return List.copyOf(book.entries.subList(before, book.entries.size()));
    }

    @Override
    public synchronized ConsumeOutcome consume(ConsumeRequest consumption) {
        var book = books.get(consumption.user());
        if (book == null) {
            return new ConsumeOutcome.UnknownUser();
        }
        if (book.answers.get(consumption.key()) instanceof Entry entry) {
            return consumption.requestHash().equals(book.requestHashes.get(consumption.key()))
                    ? new ConsumeOutcome.Replayed(entry.receipt())
                    : new ConsumeOutcome.KeyReused();
        }
        var available = available(book, consumption.cost());
        if (!available.covers(consumption.cost())) {
            return new ConsumeOutcome.InsufficientCredits(consumption.cost(), available);
        }
        var entry = write(book, consumption.pending(fresh(), now()), Optional.empty(), Optional.empty())
                .getFirst();
        remember(book, consumption.key(), consumption.requestHash(), entry);
        return new ConsumeOutcome.Consumed(entry.receipt());
    }

    private static void remember(Book book, ScopedKey key, String requestHash, Object answer) {
        book.answers.put(key, answer);
        book.requestHashes.put(key, requestHash);
    }

    @Override
    public synchronized HoldOutcome hold(HoldRequest requested) {
        var book = books.get(requested.user());
        if (book == null) {
            return new HoldOutcome.UnknownUser();
        }
        if (book.answers.get(requested.key()) instanceof HoldReceipt receipt) {
            return requested.requestHash().equals(book.requestHashes.get(requested.key()))
                    ? new HoldOutcome.Replayed(receipt)
                    : new HoldOutcome.KeyReused();
        }
        var available = available(book, requested.amount());
        if (book.account.holds().size() == Hold.MAX_OPEN) {
            settle(book);
        }
        if (!available.covers(requested.amount())) {
            return new HoldOutcome.InsufficientCredits(requested.amount(), available);
        }
        if (book.account.holds().size() == Hold.MAX_OPEN) {
            return new HoldOutcome.TooManyHolds();
        }
        var hold = requested.hold(fresh());
        write(book, hold.pending(now(), requested.requestHash()), Optional.of(hold), Optional.empty());
        var f = book.account.figures();
        var receipt =
                new HoldReceipt(hold, requested.requestHash(), Credits.of(f.balance()), Credits.of(f.available()));
        remember(book, requested.key(), requested.requestHash(), receipt);
        return new HoldOutcome.Held(receipt);
    }

    @Override
    public synchronized HoldEndOutcome commit(HoldId hold, Credits amount) {
        return end(hold, Optional.of(amount));
    }

    @Override
    public synchronized HoldEndOutcome release(HoldId hold) {
        return end(hold, Optional.empty());
    }

    private HoldEndOutcome end(HoldId id, Optional<Credits> amount) {
        var book = books.get(id.user());
        if (book == null) {
            return new HoldEndOutcome.UnknownHold();
        }
        var open = Optional.ofNullable(book.account.holds().get(id.operation()));
        if (open.filter(hold -> hold.isLapsed(now())).isPresent()) {
            settle(book);
        }
        var ended = book.ends.get(id.operation());
        if (ended != null) {
            return repeated(ended, amount);
        }
        if (open.isEmpty()) {
            return new HoldEndOutcome.UnknownHold();
        }
        if (amount.orElse(Credits.ZERO).amount() > open.get().amount()) {
            return new HoldEndOutcome.AmountExceedsHold(Credits.of(open.get().amount()));
        }
        draft(
                book,
                draft -> amount.ifPresentOrElse(
                        cost -> draft.commit(open.get(), cost.amount()),
                        () -> draft.end(open.get(), HoldEvent.RELEASED)));
        return new HoldEndOutcome.Ended(requireNonNull(book.ends.get(id.operation())));
    }

    private static HoldEndOutcome repeated(HoldEnd end, Optional<Credits> amount) {
        if (end.lapsed()) {
            return new HoldEndOutcome.Expired();
        }
        return end.amount().equals(amount) ? new HoldEndOutcome.Replayed(end) : new HoldEndOutcome.EndedOtherwise();
    }

    @Override
    public synchronized boolean isUsed(UserId user, ScopedKey key) {
        return books.containsKey(user) && books.get(user).answers.containsKey(key);
    }

    @Override
    public synchronized HostingOutcome chargeHosting(HostingCharge charge) {
        var book = books.get(charge.owner());
        if (book == null) {
            return new HostingOutcome.UnknownUser();
        }
        var charged = 0;
        while (true) {
            available(book, Credits.ZERO);
            var settlement = settlement(book, charge);
            if (settlement.end() == HostingSettlement.End.UNPAID) {
                settle(book);
                settlement = settlement(book, charge);
            }
            if (!settlement.isNothing()) {
                host(book, settlement);
            }
            charged += settlement.days().size();
            if (settlement.end() != HostingSettlement.End.TO_BE_CONTINUED) {
                return new HostingOutcome.Settled(
                        charged,
                        charge.apps().stream()
                                .filter(book.account.hosting()::isUnpaid)
                                .map(HostingCharge.RunningApp::app)
                                .toList(),
                        Credits.of(book.account.figures().available()));
            }
        }
    }

    private static HostingSettlement settlement(Book book, HostingCharge charge) {
        var newest = book.entries.stream()
                .flatMap(entry -> HostingDay.of(entry).stream())
                .collect(Collectors.toMap(HostingDay::app, HostingDay::date, (one, later) -> later));
        var known = book.account.hosting();
        return HostingSettlement.next(
                known,
                charge,
                new OwedDays(known, charge, newest),
                book.account.figures().available() / HOSTING_DAY.amount());
    }

    private void host(Book book, HostingSettlement settlement) {
        var operation = fresh();
        var hosting = settlement.after(operation, now());
        settlement
                .pending(operation, now(), HOSTING_DAY)
                .ifPresentOrElse(
                        pending -> write(book, pending, Optional.empty(), Optional.of(hosting)),
                        () -> book.account = book.with(
                                book.account, book.account.figures(), List.of(), book.account.holds(), hosting));
    }

    @Override
    public synchronized RefundOutcome refund(RefundRequest request) {
        var book = books.get(request.transaction().user());
        if (book == null) {
            return new RefundOutcome.UnknownTransaction();
        }
        var consume = book.entry(request.transaction().operation());
        if (book.answers.get(request.key()) instanceof Entry known) {
            return known.referenceId().equals(Optional.of(request.transaction().toString()))
                            && request.reason().value().equals(book.requestHashes.get(request.key()))
                    ? new RefundOutcome.Replayed(refund(known, consume.orElseThrow()))
                    : new RefundOutcome.KeyReused();
        }
        if (consume.isEmpty()) {
            return new RefundOutcome.UnknownTransaction();
        }
        if (consume.get().type() != EntryType.CONSUME) {
            return new RefundOutcome.NotRefundable();
        }
        if (book.entries.stream().anyMatch(e -> isRefundOf(e, consume.get()))) {
            return new RefundOutcome.AlreadyRefunded();
        }
        var operation = new ArrayList<OperationKey>();
        draft(book, draft -> operation.add(draft.refund(consume.get()).id().operation()));
        var entry = book.entry(operation.getFirst()).orElseThrow();
        remember(book, request.key(), request.reason().value(), entry);
        return new RefundOutcome.Refunded(refund(entry, consume.get()));
    }

    private static boolean isRefundOf(Entry entry, Entry consume) {
        return entry.type() == EntryType.REFUND
                && entry.referenceId().equals(Optional.of(consume.id().toString()));
    }

    private static RefundOutcome.Refund refund(Entry entry, Entry consume) {
        return new RefundOutcome.Refund(entry.id(), consume.id(), Credits.of(entry.amount()), entry.balanceAfter());
    }

    @Override
    public synchronized GrantOutcome grant(GrantRequest grant) {
        var book = books.get(grant.user());
        if (book == null) {
            return new GrantOutcome.UnknownUser();
        }
        if (book.answers.get(grant.key()) instanceof GrantOutcome.Granted granted) {
            return grant.requestHash().equals(book.requestHashes.get(grant.key()))
                    ? new GrantOutcome.Replayed(granted)
                    : new GrantOutcome.KeyReused();
        }
        if (grant.lot().isExpired(now())) {
            return new GrantOutcome.ExpiredBefore();
        }
        settle(book);
        if (!book.account.lots().after(book.account.spent()).hasRoomFor(grant.lot())) {
            return new GrantOutcome.TooManyLots();
        }
        draft(book, draft -> {
            var posted = draft.give(EntryType.BONUS, grant.lot(), grant.reason().value());
            var granted =
                    new GrantOutcome.Granted(posted.id(), grant.amount(), posted.balanceAfter(), grant.expiresAt());
            remember(book, grant.key(), grant.requestHash(), granted);
        });
        return new GrantOutcome.Given((GrantOutcome.Granted) requireNonNull(book.answers.get(grant.key())));
    }

    @Override
    public synchronized PaymentOutcome applyPayment(PaymentRequest request) {
        var book = books.get(request.user());
        if (book == null) {
            return new PaymentOutcome.UnknownUser();
        }
        var known =
                book.payments.getOrDefault(request.payment(), PaymentRecord.unknown(request.user(), request.payment()));
        var merged = known.with(request.fact());
        if (book.events.contains(request.event()) || merged.equals(known)) {
            return new PaymentOutcome.Known();
        }
        draft(book, draft -> book.payments.put(request.payment(), merged.settle(draft, request.fact())));
        book.events.add(request.event());
        return new PaymentOutcome.Applied(requireNonNull(book.payments.get(request.payment())));
    }

    @Override
    public synchronized SettingsOutcome change(UserId user, SettingsChange change) {
        var book = books.get(user);
        if (book == null) {
            return new SettingsOutcome.UnknownUser();
        }
        draft(book, draft -> draft.change(change));
        return new SettingsOutcome.Changed(book.account.settings());
    }

    @Override
    public synchronized Optional<Balance> balance(UserId user) {
        return account(user).map(LedgerAccount::balance);
    }

    @Override
    public synchronized Optional<Settings> settings(UserId user) {
        return account(user).map(LedgerAccount::settings);
    }

    @Override
    public synchronized Optional<LedgerAccount> account(UserId user) {
        return Optional.ofNullable(books.get(user)).map(book -> {
            settle(book);
            return book.account;
        });
    }

    @Override
    public synchronized Optional<EntrySlice> entries(UserId user, EntryQuery query) {
        return Optional.ofNullable(books.get(user)).map(book -> {
            settle(book);
            var all = book.entries.reversed().stream().filter(query::matches).toList();
            var some = all.stream().limit(query.limit()).toList();
            var more = all.size() > some.size();
            return new EntrySlice(some, more ? OptionalLong.of(some.getLast().seq()) : OptionalLong.empty());
        });
    }
}
