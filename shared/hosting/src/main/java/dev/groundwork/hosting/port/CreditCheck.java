package dev.groundwork.hosting.port;

import dev.groundwork.kernel.Credits;
import dev.groundwork.kernel.UserId;

/** Whether an owner can pay for a day of hosting. */
@FunctionalInterface
public interface CreditCheck {

    /** What the owner could spend now. */
    Credits available(UserId owner);
}
