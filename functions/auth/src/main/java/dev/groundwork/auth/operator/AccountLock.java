package dev.groundwork.auth.operator;

import dev.groundwork.auth.activity.Activity;
import dev.groundwork.kernel.UserId;

/** Closes accounts to sign-ins. */
interface AccountLock {

    /**
     * Closes an account to sign-ins, or opens it again. Closing ends every session in the same moment; a sign-in under way does not succeed.
     *
     * @param event stored for the owner with a change; an account that is in that state already stays as it is
     * @return false if there is no such account
     */
    boolean disable(UserId user, boolean disabled, Activity event);
}
