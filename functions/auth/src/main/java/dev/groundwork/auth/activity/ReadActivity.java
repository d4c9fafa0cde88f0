package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Shows a user the own security log. */
@Singleton
public final class ReadActivity {

    private final Accounts accounts;
    private final ActivityLog activity;

    ReadActivity(Accounts accounts, ActivityLog activity) {
        this.accounts = accounts;
        this.activity = activity;
    }

    /** A page, newest first, or nothing when there is no such account any more. */
    public Optional<ActivityPage> read(UserId user, int limit, Optional<String> before) {
        return accounts.profile(user).map(profile -> activity.newest(profile, limit, before));
    }
}
