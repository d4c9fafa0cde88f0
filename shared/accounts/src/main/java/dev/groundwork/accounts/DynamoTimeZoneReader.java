package dev.groundwork.accounts;

import dev.groundwork.dynamodb.BatchReader;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the zones in users' profiles, consistently, for one read unit each. */
@Singleton
final class DynamoTimeZoneReader implements TimeZoneReader {

    private final Table accounts;
    private final BatchReader batches;

    DynamoTimeZoneReader(@Named("accounts") Table accounts, BatchReader batches) {
        this.accounts = accounts;
        this.batches = batches;
    }

    @Override
    public ZoneId of(UserId user) {
        return zone(accounts.get(AccountKeys.profile(user)));
    }

    @Override
    public Map<UserId, ZoneId> of(List<UserId> users) {
        var profiles =
                batches.read(accounts, users.stream().map(AccountKeys::profile).toList());
        var zones = new HashMap<UserId, ZoneId>();
        users.forEach(user -> zones.put(user, zone(Optional.ofNullable(profiles.get(AccountKeys.profile(user))))));
        return zones;
    }

    /** A zone that tzdata has dropped since it was chosen is no reason not to answer. */
    private static ZoneId zone(Optional<Item> profile) {
        try {
            return profile.flatMap(item -> item.optionalString("timeZone"))
                    .map(ZoneId::of)
                    .orElse(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
