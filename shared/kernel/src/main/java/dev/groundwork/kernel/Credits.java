package dev.groundwork.kernel;

/**
 * A number of whole credits that is never negative: a price, a balance, what is held. Signed movements are plain {@code long} amounts
 * of ledger entries and have no other home.
 *
 * @param amount whole credits, 0 or more
 */
public record Credits(long amount) implements Comparable<Credits> {

    /** No credits. */
    public static final Credits ZERO = new Credits(0);

    public Credits {
        if (amount < 0) {
            throw new IllegalArgumentException("credits are never negative: " + amount);
        }
    }

    /** Whole credits. Throws {@link IllegalArgumentException} below zero. */
    public static Credits of(long amount) {
        return new Credits(amount);
    }

    /** The sum. Throws {@link ArithmeticException} rather than wrapping round. */
    public Credits plus(Credits other) {
        return new Credits(Math.addExact(amount, other.amount));
    }

    /** True when these cover {@code cost}. */
    public boolean covers(Credits cost) {
        return amount >= cost.amount;
    }

    @Override
    public int compareTo(Credits other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return amount + " credits";
    }
}
