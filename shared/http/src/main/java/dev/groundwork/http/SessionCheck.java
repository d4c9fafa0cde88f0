package dev.groundwork.http;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Checks that a session is alive, by one consistent read of one read unit and never from memory: the first request after a sign-out is refused in
 * every function. A session that ends is deleted; one past its end that is not yet removed does not live either.
 */
@Singleton
public final class SessionCheck {

    private final Table accounts;
    private final ProductClock clock;

    SessionCheck(@Named("accounts") Table accounts, ProductClock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** True when the session of this user is there and has not ended. */
    public boolean lives(UserId user, SessionId session) {
        return accounts.get(AccountKeys.session(user, session))
                .filter(item -> item.instant("absoluteEnd").isAfter(clock.instant())
                        && item.instant("idleEnd").isAfter(clock.instant()))
                .isPresent();
    }
}
