package dev.groundwork.credits.balance;

import dev.groundwork.kernel.UserId;
import java.util.OptionalInt;

/** A user's apps, as far as they cost credits. */
interface RunningApps {

    /** How many of the user's apps run now; nothing when none does. */
    OptionalInt count(UserId user);
}
