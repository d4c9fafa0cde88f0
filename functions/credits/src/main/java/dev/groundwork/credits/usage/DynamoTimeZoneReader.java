package dev.groundwork.credits.usage;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Reads the zone in the user's profile, consistently, for one read unit: a change shows in the next request. */
@Singleton
final class DynamoTimeZoneReader implements TimeZoneReader {

    private final Table accounts;

    DynamoTimeZoneReader(@Named("accounts") Table accounts) {
        this.accounts = accounts;
    }

    @Override
    public ZoneId of(UserId user) {
        return accounts.get(AccountKeys.profile(user))
                .map(profile -> ZoneId.of(profile.string("timeZone")))
                .orElse(ZoneOffset.UTC);
    }
}
