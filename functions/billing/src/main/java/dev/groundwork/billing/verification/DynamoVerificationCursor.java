package dev.groundwork.billing.verification;

import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Item;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The cursor in the table {@code credits}. */
@Singleton
final class DynamoVerificationCursor implements VerificationCursor {

    private static final String AFTER = "after";

    private final Table table;

    DynamoVerificationCursor(@Named("credits") Table table) {
        this.table = table;
    }

    @Override
    public Optional<String> read() {
        return table.get(VerificationKeys.cursor()).flatMap(item -> item.optionalString(AFTER));
    }

    @Override
    public void write(Optional<String> after) {
        var item = Item.at(VerificationKeys.cursor());
        table.put(after.map(text -> item.set(AFTER, text)).orElse(item).build(), Expression.ALWAYS);
    }
}
