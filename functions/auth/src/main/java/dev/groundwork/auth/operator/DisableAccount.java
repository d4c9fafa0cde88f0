package dev.groundwork.auth.operator;

import dev.groundwork.auth.activity.Activity;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Closes an account to sign-ins for an operator, or opens it again. A sign-in's answer does not reveal that an account is closed. */
@Singleton
final class DisableAccount {

    private final AccountLock accounts;
    private final SecurityLog log;
    private final IdSource ids;
    private final ProductClock clock;

    DisableAccount(AccountLock accounts, SecurityLog log, IdSource ids, ProductClock clock) {
        this.accounts = accounts;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Closes or opens; repeating it is harmless. Returns false if there is no such account. */
    boolean set(UserId user, boolean disabled, Edge origin) {
        var outcome = disabled ? "disabled" : "enabled";
        var event = Activity.of(ids.nextUlid(), SecurityEvent.ACCOUNT_DISABLED, outcome, origin, clock.instant());
        var found = accounts.disable(user, disabled, event);
        if (found) {
            log.writeLine(SecurityEvent.ACCOUNT_DISABLED, outcome, Optional.of(user), origin);
        }
        return found;
    }
}
