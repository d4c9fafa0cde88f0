package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.Profile;
import java.util.List;
import java.util.Optional;

/** The stored security events of accounts. */
public interface ActivityReader {

    /**
     * Lists the events of an account, newest first, failed sign-ins at its address included. Nothing from before the account or from more than
     * 90 days ago.
     *
     * @param limit the most events to return
     * @param before only events older than the one of this id
     */
    ActivityPage newest(Profile owner, int limit, Optional<String> before);

    /**
     * A page of the events of an account, newest first.
     *
     * @param items the events
     * @param next the id before which the next page starts, nothing on the last page
     */
    record ActivityPage(List<Activity> items, Optional<String> next) {

        public ActivityPage {
            items = List.copyOf(items);
        }
    }
}
