package dev.groundwork.hosting.usecase;

import dev.groundwork.appregistry.model.AppStatus;
import dev.groundwork.kernel.Credits;
import java.util.List;

/** What came of a wish to stop, start or restart an app. */
public sealed interface ControlOutcome {

    /** It is so already, or will be. */
    record Accepted(AppStatus status) implements ControlOutcome {}

    /** It never served, so there is nothing to stop or start. */
    record NotDeployed() implements ControlOutcome {}

    /** Its provider cannot; these requests do something like it. */
    record Unsupported(List<String> alternatives) implements ControlOutcome {

        public Unsupported {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** The owner cannot pay for a day. */
    record InsufficientCredits(Credits required, Credits available) implements ControlOutcome {}

    /** There is no such app of this owner. */
    record NotFound() implements ControlOutcome {}
}
