package dev.groundwork.auth.google;

import dev.groundwork.auth.account.EmailAddress;
import dev.groundwork.auth.account.FreshSlugs;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.account.UserSlug;
import dev.groundwork.auth.activity.Origin;
import dev.groundwork.auth.activity.SecurityEvent;
import dev.groundwork.auth.activity.SecurityLog;
import dev.groundwork.kernel.IdSource;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Opens an account for an identity at Google whose address is proven: named as there, without a password, with its free credits. */
@Singleton
final class OpenGoogleAccount {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private final GoogleAccounts accounts;
    private final FreshSlugs slugs;
    private final SecurityLog log;
    private final IdSource ids;
    private final ProductClock clock;

    OpenGoogleAccount(GoogleAccounts accounts, FreshSlugs slugs, SecurityLog log, IdSource ids, ProductClock clock) {
        this.accounts = accounts;
        this.slugs = slugs;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens it, unless the identity or the address has an account by now. */
    void open(GoogleIdentity identity, EmailAddress address, Origin origin) {
        var user = UserId.next(ids);
        var now = clock.instant();
        for (int tries = 0; tries < FreshSlugs.MAX_TRIES; tries++) {
            var profile = profile(user, identity, address, slugs.of(identity.name(), tries), now);
            switch (accounts.open(profile, identity, now)) {
                case DONE -> {
                    log.record(SecurityEvent.REGISTER, GoogleIdentity.PROVIDER, Optional.of(user), origin);
                    log.record(SecurityEvent.EMAIL_VERIFIED, GoogleIdentity.PROVIDER, Optional.of(user), origin);
                    return;
                }
                case OVERTAKEN -> {
                    return;
                }
                case SLUG_TAKEN -> {
                    // The next try takes another suffix.
                }
            }
        }
        throw new IllegalStateException("no free slug in " + FreshSlugs.MAX_TRIES + " tries");
    }

    private static Profile profile(
            UserId user, GoogleIdentity identity, EmailAddress address, UserSlug slug, Instant now) {
        return new Profile(
                user,
                address,
                identity.name(),
                Optional.empty(),
                slug,
                false,
                List.of(GoogleIdentity.PROVIDER),
                UTC,
                now,
                Optional.empty());
    }
}
