package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.UserId;
import java.util.Optional;

/** Keeps how far each shard of a run is charged, so that a message that comes again charges nothing again. */
interface DebitCursors {

    /**
     * The position up to which a shard is charged.
     *
     * @param after the last owner that was charged, nothing before the first
     * @param isAtEnd whether the shard is charged to its end
     * @param by who has charged the last page, nothing before the first
     */
    record Cursor(Optional<UserId> after, boolean isAtEnd, Optional<String> by) {

        /** The start of a shard. */
        static final Cursor START = new Cursor(Optional.empty(), false, Optional.empty());
    }

    /** Reads how far a shard is charged. */
    Cursor read(DebitRun run, int shard);

    /**
     * Moves a cursor if nobody has moved it since it was read.
     *
     * @return false where somebody else has moved it, who goes on from there; true also where a lost answer has hidden that this very move was made
     */
    boolean move(DebitRun run, int shard, Cursor seen, Cursor next);
}
