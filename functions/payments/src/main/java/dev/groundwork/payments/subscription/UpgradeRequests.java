package dev.groundwork.payments.subscription;

import dev.groundwork.kernel.UserId;
import dev.groundwork.payments.subscription.UpgradeRequest.Answer;
import java.util.Optional;

/** The requests to change the tier: what a caller's key names. */
interface UpgradeRequests {

    /** Finds the request that a key names. */
    Optional<UpgradeRequest> find(UserId user, String name);

    /** Begins a request, unless its key names one; returns the one that it names then. */
    UpgradeRequest begin(UpgradeRequest request);

    /** Notes the answer to a request, unless it has one; returns the one that it has then. */
    Answer note(UpgradeRequest request, Answer answer);
}
