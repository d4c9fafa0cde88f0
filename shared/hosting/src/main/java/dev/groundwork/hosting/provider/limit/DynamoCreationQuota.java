package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.provider.limit.CreationQueue.Waiting;
import dev.groundwork.kernel.AppId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The queue of each provider in one item of the table {@code apps}. */
@Singleton
final class DynamoCreationQuota implements CreationQuota {

    private static final int MAX_TRIES = 30;
    private static final String VERSION = "version";

    private final Table table;
    private final CreationLimits limits;

    DynamoCreationQuota(@Named("apps") Table table, CreationLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    @Override
    public Decision ask(ProviderName provider, AppId app, Instant now, Predicate<AppId> stillWaits) {
        var limit = limits.of(provider);
        if (limit.isEmpty()) {
            return new Decision.Granted();
        }
        for (int i = 0; i < MAX_TRIES; i++) {
            var item = table.get(ProviderLimitKeys.creations(provider));
            var queue = item.map(DynamoCreationQuota::read).orElse(CreationQueue.EMPTY);
            var asked = queue.ask(app, limit.getAsInt(), now, stillWaits);
            if (asked.queue().equals(queue) || write(ProviderLimitKeys.creations(provider), asked.queue(), item)) {
                return asked.decision();
            }
        }
        throw new IllegalStateException("too many workers ask for a slot at once");
    }

    private boolean write(Key key, CreationQueue queue, Optional<Item> before) {
        var seen = before.map(item -> item.number(VERSION)).orElse(0L);
        var item = Item.at(key)
                .set(VERSION, seen + 1)
                .set(
                        "taken",
                        AttributeValue.fromL(queue.taken().stream()
                                .map(Expression.Values::of)
                                .toList()))
                .set(
                        "waiting",
                        AttributeValue.fromL(queue.waiting().stream()
                                .map(DynamoCreationQuota::write)
                                .toList()))
                .build();
        var same = before.isPresent()
                ? Expression.when(ProviderLimitKeys.SAME_VERSION).value(":seen", seen)
                : Expression.when(ProviderLimitKeys.ABSENT);
        return table.put(item, same) instanceof Table.WriteOutcome.Written;
    }

    private static AttributeValue write(Waiting waiting) {
        return AttributeValue.fromM(Item.members()
                .set("appId", waiting.app().value())
                .set("asked", waiting.asked())
                .build()
                .attributes());
    }

    private static CreationQueue read(Item item) {
        var taken = list(item, "taken").stream()
                .map(v -> Instant.ofEpochMilli(Long.parseLong(v.n())))
                .toList();
        var waiting = list(item, "waiting").stream()
                .map(v -> new Item(v.m()))
                .map(w -> new Waiting(new AppId(w.string("appId")), w.instant("asked")))
                .toList();
        return new CreationQueue(taken, waiting);
    }

    private static List<AttributeValue> list(Item item, String name) {
        var value = item.attributes().get(name);
        return value == null ? List.of() : value.l();
    }
}
