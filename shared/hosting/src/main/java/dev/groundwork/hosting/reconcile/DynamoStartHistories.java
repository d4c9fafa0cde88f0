package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.AppId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The histories in the table {@code apps}. */
@Singleton
final class DynamoStartHistories implements StartHistories {

    private static final Expression FIRST = Expression.when(StartHistoryTable.FIRST_START);

    private final Table table;

    DynamoStartHistories(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public Optional<StartHistory> read(AppId app) {
        return table.get(StartHistoryTable.starts(app))
                .map(item -> new StartHistory(
                        item.string("run"),
                        Math.toIntExact(item.number("startCount")),
                        item.instant("lastStartAt"),
                        item.string("why")));
    }

    @Override
    public boolean write(AppId app, Optional<StartHistory> seen, StartHistory next) {
        var item = Item.at(StartHistoryTable.starts(app))
                .set("run", next.run())
                .set("startCount", next.count())
                .set("lastStartAt", next.last())
                .set("why", next.why())
                .build();
        return table.put(item, seen.map(DynamoStartHistories::same).orElse(FIRST))
                instanceof Table.WriteOutcome.Written;
    }

    private static Expression same(StartHistory seen) {
        return Expression.when(StartHistoryTable.SAME_STARTS)
                .value(":count", seen.count())
                .value(":last", seen.last())
                .value(":run", seen.run());
    }
}
