package dev.groundwork.appregistry.store;

import dev.groundwork.appregistry.OwnerApps;
import dev.groundwork.appregistry.OwnerApps.Running;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.RunningAppsReader;
import dev.groundwork.dynamodb.Expression.Values;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Reads the index of running apps. An owner's apps stand side by side in it, by id and so by age. */
@Singleton
final class DynamoRunningAppsReader implements RunningAppsReader {

    private final Table table;

    DynamoRunningAppsReader(@Named("apps") Table table) {
        this.table = table;
    }

    /** Counts in one round trip; one read unit for some 30 apps. */
    @Override
    public OptionalInt count(UserId owner) {
        var answer = table.query(ofOwner(owner).consistentRead(false).select(Select.COUNT));
        return answer.count() == 0 ? OptionalInt.empty() : OptionalInt.of(answer.count());
    }

    @Override
    public OwnerApps of(UserId owner) {
        var items = new ArrayList<Item>();
        var start = Optional.<Map<String, AttributeValue>>empty();
        do {
            var request = ofOwner(owner);
            start.ifPresent(request::exclusiveStartKey);
            start = read(request, items);
        } while (start.isPresent());
        return new OwnerApps(
                owner, items.stream().map(DynamoRunningAppsReader::running).toList());
    }

    private static QueryRequest.Builder ofOwner(UserId owner) {
        return QueryRequest.builder()
                .keyConditionExpression(Key.PK + " = :shard AND begins_with(" + Key.SK + ", :owner)")
                .expressionAttributeValues(Map.of(
                        ":shard", Values.of(AppsTable.billingPartition(owner)),
                        ":owner", Values.of(AppsTable.billingPrefix(owner))))
                .consistentRead(true);
    }

    @Override
    public int shards() {
        return AppsTable.SHARDS;
    }

    /** One round trip for a page, unless its last owner goes on behind it. */
    @Override
    public RegistryPage<OwnerApps> page(int shard, int apps, Optional<UserId> after) {
        var partition = AppsTable.billingPartition(shard);
        var items = new ArrayList<Item>();
        var start = after.map(owner -> AppsTable.behindOwner(shard, owner).attributes());
        do {
            var request = QueryRequest.builder()
                    .keyConditionExpression(Key.PK + " = :shard")
                    .expressionAttributeValues(Map.of(":shard", Values.of(partition)))
                    .consistentRead(true)
                    .limit(apps + 1);
            start.ifPresent(request::exclusiveStartKey);
            start = read(request, items);
        } while (start.isPresent() && isShort(items, apps));
        return page(items, apps, start.isPresent());
    }

    /** Reads on where there are too few apps, or only one owner's, who may have more. */
    private static boolean isShort(List<Item> items, int apps) {
        return items.size() <= apps || owner(items.getFirst()).equals(owner(items.getLast()));
    }

    /** Groups items that follow one another by their owners. Where the shard goes on, the last owner may have more apps and waits for the next page. */
    private static RegistryPage<OwnerApps> page(List<Item> items, int apps, boolean hasMore) {
        var owners = new ArrayList<OwnerApps>();
        int from = 0;
        while (from < items.size()) {
            int end = end(items, from);
            if ((end == items.size() && hasMore) || (end > apps && !owners.isEmpty())) {
                return new RegistryPage<>(
                        owners, Optional.of(owners.getLast().owner().value()));
            }
            var its = items.subList(from, end).stream().map(DynamoRunningAppsReader::running);
            owners.add(new OwnerApps(owner(items.get(from)), its.toList()));
            from = end;
        }
        return new RegistryPage<>(owners, Optional.empty());
    }

    /** Returns the place behind the last app of the owner of the app at this place. */
    private static int end(List<Item> items, int from) {
        int end = from;
        while (end < items.size() && owner(items.get(end)).equals(owner(items.get(from)))) {
            end++;
        }
        return end;
    }

    /** Adds what a query finds to the items, and returns where it goes on. */
    private Optional<Map<String, AttributeValue>> read(QueryRequest.Builder request, List<Item> items) {
        var answer = table.query(request);
        answer.items().stream().map(Item::new).forEach(items::add);
        return answer.hasLastEvaluatedKey() && !answer.lastEvaluatedKey().isEmpty()
                ? Optional.of(answer.lastEvaluatedKey())
                : Optional.empty();
    }

    private static UserId owner(Item item) {
        return new UserId(item.string("owner"));
    }

    private static Running running(Item item) {
        return new Running(new AppId(item.string("appId")), item.instant("createdAt"), item.instant("runningSince"));
    }
}
