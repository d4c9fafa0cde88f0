package dev.groundwork.ledger.model;

import java.util.Optional;

/**
 * The waiting lots as an account knows them: those that come after the lots of the balance item in the spend order and stand in an item of their
 * own. Only a change under the lock moves lots between the two, and writes both at once.
 *
 * @param count how many wait
 * @param version how often their item was written
 */
public record WaitingLots(int count, long version) {

    /** None ever waited. */
    public static final WaitingLots NONE = new WaitingLots(0, 0);

    /**
     * An account whose lots are in their places.
     *
     * @param account the account with the lots of the balance item
     * @param waiting the lots that wait, where their item has to be written
     */
    public record Placed(LedgerAccount account, Optional<Lots> waiting) {}

    /** Returns an account with all its lots, so that a change of any of them can be worked out. */
    public static LedgerAccount gather(LedgerAccount account, Lots waiting) {
        var standing = account.figures().standing() + waiting.size();
        return with(account, account.lots().then(waiting), standing, account.waiting());
    }

    /**
     * Puts the lots of an account in their places.
     *
     * @param all the account with all its lots
     * @param cost the credits that the lots of the balance item must have at least, as far as there are so many
     * @param before the lots that waited before; if the same wait now, their item stays as it is
     */
    public static Placed place(LedgerAccount all, long cost, Lots before) {
        var standing = all.lots().standing(cost);
        var rest = all.lots().skip(standing.lots().size());
        var changed = Optional.of(rest).filter(lots -> !lots.equals(before));
        var version = all.waiting().version() + (changed.isPresent() ? 1 : 0);
        var waiting = new WaitingLots(rest.lots().size(), version);
        return new Placed(with(all, standing, all.figures().standing() - rest.size(), waiting), changed);
    }

    private static LedgerAccount with(LedgerAccount account, Lots lots, long standing, WaitingLots waiting) {
        return new LedgerAccount(
                account.summary().with(account.figures().with(standing)),
                lots,
                waiting,
                account.pending(),
                account.keys(),
                account.segments(),
                account.holds(),
                account.lock(),
                account.hosting(),
                account.periods());
    }
}
