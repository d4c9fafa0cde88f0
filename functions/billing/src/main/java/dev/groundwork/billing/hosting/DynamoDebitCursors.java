package dev.groundwork.billing.hosting;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.kernel.UserId;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The cursors in the table {@code apps}. */
@Singleton
final class DynamoDebitCursors implements DebitCursors {

    private final Table table;
    private final DebitLimits limits;
    private final ProductClock clock;

    DynamoDebitCursors(@Named("apps") Table table, DebitLimits limits, ProductClock clock) {
        this.table = table;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Cursor read(DebitRun run, int shard) {
        return table.get(DebitTable.cursor(run, shard))
                .map(DynamoDebitCursors::cursor)
                .orElse(Cursor.START);
    }

    @Override
    public boolean move(DebitRun run, int shard, Cursor seen, Cursor next) {
        var item = Item.at(DebitTable.cursor(run, shard))
                .set("lastOwner", text(next))
                .set("atEnd", next.isAtEnd())
                .set("movedBy", next.by())
                .expires(clock.instant().plus(limits.cursorLife()))
                .build();
        var unmoved = seen.by().isEmpty()
                ? Expression.when(DebitTable.FIRST_PAGE)
                : Expression.when(DebitTable.SAME_PAGE)
                        .value(":seen", text(seen))
                        .value(":no", false);
        return switch (table.put(item, unmoved)) {
            case Table.WriteOutcome.Written(var before) -> true;
            case Table.WriteOutcome.ConditionFailed(var found) ->
                found.map(DynamoDebitCursors::cursor).filter(next::equals).isPresent();
        };
    }

    private static String text(Cursor cursor) {
        return cursor.after().map(UserId::value).orElse("");
    }

    private static Cursor cursor(Item item) {
        return new Cursor(
                item.optionalString("lastOwner").flatMap(UserId::parse),
                item.flag("atEnd"),
                item.optionalString("movedBy"));
    }
}
