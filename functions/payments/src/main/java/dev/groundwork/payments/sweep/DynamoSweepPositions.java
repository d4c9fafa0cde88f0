package dev.groundwork.payments.sweep;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.payments.sweep.StripeHistory.Position;
import dev.groundwork.payments.table.PaymentsTable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Positions in the table {@code credits}; none stands there where the last sweep was complete. */
@Singleton
final class DynamoSweepPositions implements SweepPositions {

    private static final String NOT_AFTER = "notAfter";

    private final Table credits;

    DynamoSweepPositions(@Named("credits") Table credits) {
        this.credits = credits;
    }

    @Override
    public Position find(SweptList list) {
        return new Position(
                credits.get(PaymentsTable.sweep(list.name())).flatMap(item -> item.optionalInstant(NOT_AFTER)));
    }

    @Override
    public void note(SweptList list, Position position) {
        var key = PaymentsTable.sweep(list.name());
        position.notAfter()
                .ifPresentOrElse(
                        at -> credits.put(Item.at(key).set(NOT_AFTER, at).build(), Expression.ALWAYS),
                        () -> credits.delete(key, Expression.ALWAYS));
    }
}
