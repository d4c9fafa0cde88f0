package dev.groundwork.hosting.reconcile;

import dev.groundwork.kernel.AppId;
import java.util.Optional;

/** Keeps the starts of apps that do not keep running. */
interface StartHistories {

    /** Reads an app's history. */
    Optional<StartHistory> read(AppId app);

    /**
     * Writes an app's history if nobody has written it since it was read.
     *
     * @return false where another run has: it starts the app
     */
    boolean write(AppId app, Optional<StartHistory> seen, StartHistory next);
}
