package dev.groundwork.hosting.provider.limit;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.Expression;
import dev.groundwork.dynamodb.Table;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The circuits in the table {@code apps}. */
@Singleton
final class DynamoProviderCircuits implements ProviderCircuits {

    private static final String COUNT = "ADD refusals :one";
    private static final String OPEN = "SET refusals = :none, openUntil = :until";
    private static final String FORGET = "SET refusals = :none";

    private final Table table;

    DynamoProviderCircuits(@Named("apps") Table table) {
        this.table = table;
    }

    @Override
    public Circuit read(ProviderName provider) {
        return table.get(ProviderLimitKeys.circuit(provider))
                .map(item ->
                        new Circuit(Math.toIntExact(item.number("refusals", 0)), item.optionalInstant("openUntil")))
                .orElse(Circuit.CLOSED);
    }

    /** Two updates, so that refusals of several workers all count; a worker that dies between them leaves the opening to the next refusal. */
    @Override
    public void refused(ProviderName provider, Instant now) {
        var key = ProviderLimitKeys.circuit(provider);
        table.update(key, Expression.change(COUNT).value(":one", 1));
        table.update(
                key,
                Expression.change(OPEN)
                        .onlyIf(ProviderLimitKeys.ENOUGH_REFUSALS)
                        .value(":enough", REFUSALS)
                        .value(":none", 0)
                        .value(":until", now.plus(OPEN_FOR)));
    }

    @Override
    public void accepted(ProviderName provider) {
        table.update(
                ProviderLimitKeys.circuit(provider), Expression.change(FORGET).value(":none", 0));
    }
}
