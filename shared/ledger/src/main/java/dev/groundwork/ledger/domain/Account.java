package dev.groundwork.ledger.domain;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user's ledger as its balance item tells it: figures, and the newest operations in full. What is older stands in pages.
 *
 * @param user whose
 * @param figures what is counted
 * @param lots what the credits are made of
 * @param intents the newest operations, oldest first
 * @param keys the operations that a spend must not repeat: those of the intents, and newer ones than {@code floor} that left for a page
 * @param floor no key at or below it can get in any more, unless it stands in {@code keys}
 * @param top the newest key that any page holds
 * @param pages how many pages there are
 * @param chain hash of the last entry in the pages
 * @param gate closed while something other than a spend is under way
 * @param hosting the newest day of hosting that was charged
 * @param settings what the user has chosen
 */
public record Account(
        UserId user,
        Figures figures,
        Lots lots,
        List<Intent> intents,
        Set<OperationKey> keys,
        OperationKey floor,
        OperationKey top,
        int pages,
        ChainHash chain,
        Optional<Gate> gate,
        Optional<HostedDay> hosting,
        Settings settings) {

    public Account {
        intents = List.copyOf(intents);
        keys = Set.copyOf(keys);
    }

    /**
     * What is counted, in credits but {@code seq}.
     *
     * @param balance the sum of all entries
     * @param available the balance without what is held
     * @param seq of the newest entry
     * @param spent taken from the lots since they were last written
     * @param consumedBefore spent before that, refunds taken off
     * @param purchased ever bought, by purchase or subscription
     * @param debt owed after money went back
     */
    public record Figures(
            long balance, long available, long seq, long spent, long consumedBefore, long purchased, long debt) {}

    /**
     * A day of hosting that was charged.
     *
     * @param epochDay days since 1970-01-01
     * @param operation what charged it
     */
    public record HostedDay(long epochDay, OperationKey operation) {}

    /** The entries of the intents, oldest first: what follows from their place in the ledger is worked out here. */
    public List<Entry> entries() {
        return new EntryWriter(this).entries();
    }

    /** The entries of one operation, empty when its intent is not here. */
    public List<Entry> entries(OperationKey operation) {
        return entries().stream()
                .filter(entry -> entry.id().operation().equals(operation))
                .toList();
    }

    /** Whether the operation's intent stands here. */
    public boolean holds(OperationKey operation) {
        return intents.stream().anyMatch(intent -> intent.operation().equals(operation));
    }

    /** Seq of the newest entry in the pages. */
    public long pagedSeq() {
        return figures.seq
                - intents.stream().mapToLong(i -> i.references().size()).sum();
    }

    private boolean isLow(long available) {
        return available < settings.lowBalanceThreshold().amount();
    }

    /** What a balance answers. */
    public Balance balance() {
        var free = lots.left(Lot.Kind.FREE_TIER, figures.spent);
        return new Balance(
                Credits.of(figures.balance),
                Credits.of(figures.available),
                Credits.of(figures.balance - figures.available),
                Credits.of(figures.debt),
                Credits.of(figures.purchased),
                figures.consumedBefore + figures.spent,
                Credits.of(free),
                isLow(figures.available),
                settings.lowBalanceThreshold());
    }

    /** Works out entries by running the figures back to the first intent, and then forward. */
    private static final class EntryWriter {

        private final Account account;
        private final List<Entry> entries = new ArrayList<>();
        private long seq;
        private long balance;
        private long available;
        private long spent;
        private ChainHash hash;

        EntryWriter(Account account) {
            var moved = account.intents.stream().mapToLong(Intent::total).sum();
            this.account = account;
            this.seq = account.pagedSeq();
            this.balance = account.figures.balance - moved;
            this.available = account.figures.available - moved;
            this.spent = account.figures.spent
                    - account.intents.stream().mapToLong(Intent::cost).sum();
            this.hash = account.chain;
        }

        List<Entry> entries() {
            for (var intent : account.intents) {
                for (var index = 0; index < intent.references().size(); index++) {
                    write(intent, index);
                }
            }
            return List.copyOf(entries);
        }

        private void write(Intent intent, int index) {
            var id = new TransactionId(account.user, intent.operation(), index);
            var reference = intent.references().get(index);
            var from = spent;
            seq++;
            balance += intent.amount();
            available += intent.amount();
            spent += Math.max(0, -intent.amount());
            hash = hash.next(Entry.hashed(
                    id, seq, intent.type(), intent.action(), intent.amount(), balance, reference, intent.at()));
            entries.add(new Entry(
                    id,
                    seq,
                    intent.type(),
                    intent.action(),
                    intent.amount(),
                    Credits.of(balance),
                    Optional.of(reference).filter(r -> !r.isEmpty()),
                    intent.at(),
                    intent.print(),
                    account.isLow(available),
                    account.lots.between(from, spent),
                    hash));
        }
    }
}
