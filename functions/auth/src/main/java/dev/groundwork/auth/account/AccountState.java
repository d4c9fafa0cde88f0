package dev.groundwork.auth.account;

import dev.groundwork.kernel.SessionId;
import java.util.List;

/**
 * An account with its sessions, as a change finds it.
 *
 * @param profile whose account it is
 * @param disabled whether an operator closed it to sign-ins
 * @param version counts the changes of the account
 * @param signIns counts the sign-ins: if it has moved, a session may be missing below
 * @param sessions the sessions, expired ones included that are not removed yet
 */
public record AccountState(Profile profile, boolean disabled, long version, long signIns, List<SessionId> sessions) {

    public AccountState {
        sessions = List.copyOf(sessions);
    }
}
