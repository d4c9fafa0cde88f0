package dev.groundwork.hosting.reconcile;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The positions of walks in the table {@code apps}; the start of a list is an empty text. */
@Singleton
final class DynamoWalkPositions implements WalkPositions {

    private static final String START = "";

    private final Table table;

    DynamoWalkPositions(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public Optional<String> read(String walk) {
        return table.get(WalkTable.position(walk))
                .map(item -> item.string("goesOnAt"))
                .filter(position -> !position.equals(START));
    }

    @Override
    public boolean move(String walk, Optional<String> seen, Optional<String> next) {
        var item = Item.at(WalkTable.position(walk))
                .set("goesOnAt", next.orElse(START))
                .build();
        var same = Expression.when(WalkTable.SAME_POSITION).value(":seen", seen.orElse(START));
        return table.put(item, same) instanceof Table.WriteOutcome.Written;
    }
}
