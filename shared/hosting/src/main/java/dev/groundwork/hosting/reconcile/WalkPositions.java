package dev.groundwork.hosting.reconcile;

import java.util.Optional;

/** Keeps where each rotating walk goes on. */
public interface WalkPositions {

    /** Returns where a walk goes on, nothing for the start of its list. */
    Optional<String> read(String walk);

    /**
     * Moves a walk if nobody has moved it since it was read.
     *
     * @return false where another run has moved it; it goes on from there
     */
    boolean move(String walk, Optional<String> seen, Optional<String> next);
}
