package dev.groundwork.auth.sessions;

import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.sessions.DeviceReader.Device;
import dev.groundwork.auth.sessions.DeviceReader.DevicePage;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.SessionId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Devices in the table {@code accounts}: the ids of sessions are in the order of their time. */
@Singleton
final class DynamoDeviceReader implements DeviceReader {

    private final Table table;

    DynamoDeviceReader(@Named("accounts") Table table) {
        this.table = table;
    }

    @Override
    public DevicePage list(UserId user, Optional<SessionId> after, int limit, Instant now) {
        var found = new ArrayList<Device>();
        var start =
                after.map(last -> AccountKeys.session(user, last).attributes()).orElse(Map.of());
        do {
            var page = table.query(query(user, start, limit + 1, now));
            page.items().stream().map(Item::new).map(DynamoDeviceReader::device).forEach(found::add);
            start = page.lastEvaluatedKey();
        } while (!start.isEmpty() && found.size() <= limit);
        return found.size() > limit
                ? new DevicePage(
                        found.subList(0, limit),
                        Optional.of(found.get(limit - 1).session()))
                : new DevicePage(found, Optional.empty());
    }

    private static QueryRequest.Builder query(UserId user, Map<String, AttributeValue> start, int limit, Instant now) {
        return QueryRequest.builder()
                .keyConditionExpression("pk = :user AND begins_with(sk, :sessions)")
                .filterExpression(AccountsTable.LIVE)
                .expressionAttributeValues(Map.of(
                        ":user", Values.of(AccountKeys.partition(user)),
                        ":sessions", Values.of(AccountKeys.sessionsPrefix()),
                        ":now", Values.of(now)))
                .exclusiveStartKey(start.isEmpty() ? null : start)
                .scanIndexForward(false)
                .consistentRead(true)
                .limit(limit);
    }

    private static Device device(Item item) {
        return new Device(
                new SessionId(item.string(Key.SK)
                        .substring(AccountKeys.sessionsPrefix().length())),
                item.string("ip"),
                item.string("userAgent"),
                item.instant("createdAt"),
                item.instant("lastUsedAt"));
    }
}
