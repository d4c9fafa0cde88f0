package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.AccountOpening.NewAccount;
import dev.groundwork.auth.activity.Activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.http.Edge;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Proves an address with the token that was mailed to it, and opens the account with its free credits. */
@Singleton
final class VerifyEmail {

    private final Registrations registrations;
    private final SecurityLog log;
    private final IdSource ids;
    private final ProductClock clock;

    VerifyEmail(Registrations registrations, SecurityLog log, IdSource ids, ProductClock clock) {
        this.registrations = registrations;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** The result of presenting a token. */
    sealed interface Outcome {

        /** The account is open. */
        record Verified() implements Outcome {}

        /** The token is unknown, used, replaced or expired. */
        record InvalidToken() implements Outcome {}
    }

    /** Verifies. Only a success uses the token up. */
    Outcome verify(SecretToken token, Edge origin) {
        var now = clock.instant();
        var account = registrations
                .find(token, now)
                .map(registration -> new NewAccount(
                        UserId.next(ids),
                        registration.address(),
                        registration.displayName(),
                        Optional.of(registration.password()),
                        List.of(),
                        now))
                .filter(found -> registrations.open(found, token));
        if (account.isEmpty()) {
            return new Outcome.InvalidToken();
        }
        log.record(SecurityEvent.EMAIL_VERIFIED, "succeeded", account.map(NewAccount::id), origin);
        return new Outcome.Verified();
    }
}
