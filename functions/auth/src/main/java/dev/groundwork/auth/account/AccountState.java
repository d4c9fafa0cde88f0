package dev.groundwork.auth.account;

import dev.groundwork.kernel.SessionId;
import java.util.List;

/**
 * An account as a change finds it.
 *
 * @param profile whose
 * @param disabled whether an operator closed it
 * @param version which state of the account this is
 * @param signIns how many sign-ins it has seen: one more means that a session may be missing below
 * @param sessions its devices, expired ones included that are not removed yet
 */
public record AccountState(Profile profile, boolean disabled, long version, long signIns, List<SessionId> sessions) {

    public AccountState {
        sessions = List.copyOf(sessions);
    }
}
