package dev.groundwork.ledger.model;

import java.util.Optional;

/**
 * The amount of work of a build iteration.
 *
 * @param value 1 to 6
 */
public record Complexity(int value) {

    private static final int MAX = 6;

    public Complexity {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("complexity is 1 to " + MAX);
        }
    }

    /** The complexity of this number, or nothing when it is out of range. */
    public static Optional<Complexity> of(long value) {
        return value < 1 || value > MAX ? Optional.empty() : Optional.of(new Complexity((int) value));
    }
}
