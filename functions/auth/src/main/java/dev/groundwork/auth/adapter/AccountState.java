package dev.groundwork.auth.adapter;

import dev.groundwork.auth.domain.Profile;
import dev.groundwork.kernel.SessionId;
import java.util.List;

/**
 * An account as a change finds it.
 *
 * @param profile whose
 * @param disabled whether an operator closed it
 * @param edition which state of the account this is
 * @param signIns how many sign-ins it has seen: one more means that a session may be missing below
 * @param sessions its devices, expired ones included that are not removed yet
 */
record AccountState(Profile profile, boolean disabled, long edition, long signIns, List<SessionId> sessions) {

    AccountState {
        sessions = List.copyOf(sessions);
    }
}
