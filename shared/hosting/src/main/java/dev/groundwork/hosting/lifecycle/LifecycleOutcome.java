package dev.groundwork.hosting.lifecycle;

import dev.groundwork.appregistry.model.Serving;
import dev.groundwork.kernel.Credits;
import java.util.List;

/** The outcome of a request to stop, start or restart an app. */
public sealed interface LifecycleOutcome {

    /** The app has the requested state, or will have it. */
    record Accepted(Serving.Status status) implements LifecycleOutcome {}

    /** The app was never deployed, so there is nothing to stop or start. */
    record NotDeployed() implements LifecycleOutcome {}

    /** The app's provider cannot do it; these requests do something similar. */
    record Unsupported(List<String> alternatives) implements LifecycleOutcome {

        public Unsupported {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** The owner cannot pay for a day of hosting. */
    record InsufficientCredits(Credits required, Credits available) implements LifecycleOutcome {}

    /** The provider does not answer, or refuses; the caller may repeat. */
    record ProviderUnavailable() implements LifecycleOutcome {}

    /** The owner has no such app. */
    record NotFound() implements LifecycleOutcome {}
}
