package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.kernel.AppId;
import java.time.Instant;
import java.util.function.Predicate;

/** The creations that a provider allows in an hour, shared by all users and processes, first come first served. */
public interface CreationQuota {

    /** The answer to an app that wants to be created at its provider. */
    sealed interface Decision {

        /** One request may be sent now. */
        record Granted() implements Decision {}

        /**
         * Others come first.
         *
         * @param position the place in the queue, 1 for the next one
         * @param eta when its turn comes
         */
        record Queued(int position, Instant eta) implements Decision {}
    }

    /**
     * Asks for the right to send one request that creates something. An app that waits asks again now and then, and keeps its place.
     *
     * @param stillWaits tells whether an app that did not ask for a while still waits
     */
    Decision ask(ProviderName provider, AppId app, Instant now, Predicate<AppId> stillWaits);
}
