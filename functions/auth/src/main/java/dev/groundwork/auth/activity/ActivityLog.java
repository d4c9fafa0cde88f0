package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.Profile;
import java.util.Optional;

/** What {@link SecurityLog} has kept for the owners of accounts. */
public interface ActivityLog {

    /**
     * What happened to an account, failed sign-ins at its address included, newest first. Nothing from before the account or from more than
     * 90 days ago.
     *
     * @param limit so many at most
     * @param before only what came before this id
     */
    ActivityPage newest(Profile owner, int limit, Optional<String> before);
}
