package dev.groundwork.credits.balance;

import dev.groundwork.kernel.UserId;
import java.util.OptionalInt;

/** A user's apps, as far as they cost credits. */
interface RunningApps {

    /** Returns the number of the user's running apps; empty when none runs. */
    OptionalInt count(UserId user);
}
