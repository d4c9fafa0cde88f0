package dev.groundwork.auth.activity;

import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.auth.account.Profile;
import dev.groundwork.auth.activity.Activity.EventItem;
import dev.groundwork.auth.activity.ActivityReader.ActivityPage;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads the events of an account from two partitions, the user's and the address's, and merges them by their ids. An address that had another
 * account before keeps that one's failed sign-ins to itself: only what came after the account counts.
 */
@Singleton
final class DynamoActivityReader implements ActivityReader {

    private final Table table;
    private final ProductClock clock;

    DynamoActivityReader(@Named("accounts") Table table, ProductClock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public ActivityPage newest(Profile owner, int limit, Optional<String> before) {
        var now = clock.instant();
        var events = read(AccountsTable.event(owner.id(), ""), limit + 1, before);
        var attempts = read(AccountsTable.attempt(owner.address().hash(), ""), limit + 1, before);
        var merged = Stream.concat(events, attempts)
                .filter(activity ->
                        !activity.isExpired(now) && !activity.createdAt().isBefore(owner.createdAt()))
                .sorted(Comparator.comparing(Activity::id).reversed())
                .limit(limit + 1L)
                .toList();
        if (merged.size() <= limit) {
            return new ActivityPage(merged, Optional.empty());
        }
        var page = merged.subList(0, limit);
        return new ActivityPage(page, Optional.of(page.getLast().id()));
    }

    /** Reads the newest events whose keys start with this one. */
    private Stream<Activity> read(Key start, int limit, Optional<String> before) {
        var request = QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :pk AND begins_with(" + Key.SK + ", :prefix)")
                .expressionAttributeValues(Map.of(":pk", Values.of(start.pk()), ":prefix", Values.of(start.sk())))
                .consistentRead(true)
                .scanIndexForward(false)
                .limit(limit);
        before.ifPresent(id -> request.exclusiveStartKey(new Key(start.pk(), start.sk() + id).attributes()));
        return table.query(request).items().stream().map(Item::new).map(EventItem::read);
    }
}
