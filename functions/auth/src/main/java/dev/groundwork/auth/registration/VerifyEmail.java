package dev.groundwork.auth.registration;

import dev.groundwork.auth.account.Accounts;
import dev.groundwork.auth.account.FreshSlugs;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.UserSlug;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.auth.tokens.SecretToken;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Proves an address with the token that was mailed to it, and opens the account with its free credits. */
@Singleton
public final class VerifyEmail {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Accounts accounts;
    private final SecurityLog log;
    private final IdSource ids;
    private final ProductClock clock;
    private final FreshSlugs slugs;

    VerifyEmail(Accounts accounts, SecurityLog log, IdSource ids, ProductClock clock, FreshSlugs slugs) {
        this.accounts = accounts;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
        this.slugs = slugs;
    }

    /** What came of presenting a token. */
    public sealed interface Outcome {

        /** The account is open. */
        record Verified(UserId user) implements Outcome {}

        /** The token is unknown, used, replaced or expired. */
        record InvalidToken() implements Outcome {}
    }

    /** Verifies. The token is used up by success only. */
    public Outcome verify(SecretToken token, Origin origin) {
        var now = clock.instant();
        var registration = accounts.findRegistration(token, now);
        return registration.isEmpty() ? new Outcome.InvalidToken() : open(registration.get(), token, origin, now);
    }

    private Outcome open(Registration registration, SecretToken token, Origin origin, Instant now) {
        var user = UserId.next(ids);
        for (int tries = 0; tries < FreshSlugs.MAX_TRIES; tries++) {
            var profile = profile(user, registration, slugs.of(registration.displayName(), tries), now);
            switch (accounts.open(profile, registration.password(), token, now)) {
                case OPENED -> {
                    log.record(SecurityEvent.EMAIL_VERIFIED, "succeeded", Optional.of(user), origin);
                    return new Outcome.Verified(user);
                }
                case TOKEN_SPENT -> {
                    return new Outcome.InvalidToken();
                }
                case SLUG_TAKEN -> {
                    // The next try takes another suffix.
                }
            }
        }
        throw new IllegalStateException("no free slug in " + FreshSlugs.MAX_TRIES + " tries");
    }

    private static Profile profile(UserId user, Registration registration, UserSlug slug, Instant now) {
        return new Profile(
                user,
                registration.address(),
                registration.displayName(),
                Optional.empty(),
                slug,
                true,
                List.of(),
                UTC,
                now,
                Optional.empty());
    }
}
