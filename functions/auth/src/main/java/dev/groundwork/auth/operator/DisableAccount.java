package dev.groundwork.auth.operator;

import dev.groundwork.auth.account.AccountControl;
import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Closes an account for an operator, or opens it again. Nobody who signs in is told that an account is closed. */
@Singleton
public final class DisableAccount {

    private final AccountControl control;
    private final SecurityLog log;
    private final IdSource ids;
    private final ProductClock clock;

    DisableAccount(AccountControl control, SecurityLog log, IdSource ids, ProductClock clock) {
        this.control = control;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Closes or opens; repeating it is harmless. False when there is no such account. */
    public boolean set(UserId user, boolean disabled, Origin origin) {
        var outcome = disabled ? "disabled" : "enabled";
        var what = Activity.of(ids.nextUlid(), SecurityEvent.ACCOUNT_DISABLED, outcome, origin, clock.instant());
        var found = control.disable(user, disabled, what);
        if (found) {
            log.tell(SecurityEvent.ACCOUNT_DISABLED, outcome, Optional.of(user), origin);
        }
        return found;
    }
}
