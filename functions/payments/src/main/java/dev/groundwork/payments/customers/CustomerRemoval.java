package dev.groundwork.payments.customers;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.CreditsTable;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Takes the ledgers that were closed from the stream of credits, and removes the customer of each at Stripe. At the first that cannot be removed the
 * batch stops, and Lambda delivers from that record on again
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial batch answers</a>).
 */
public final class CustomerRemoval extends MicronautRequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final String INSERT = "INSERT";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RemoveCustomer removeCustomer;

    /** Made by Lambda. */
    public CustomerRemoval() {}

    /** Made on a container that runs already. */
    public CustomerRemoval(ApplicationContext context) {
        super(context);
    }

    @Override
    public StreamsEventResponse execute(DynamodbEvent event) {
        for (var record : event.getRecords()) {
            var user = closed(record);
            if (user.isPresent() && !removeCustomer.remove(user.get())) {
                var failed = new BatchItemFailure(record.getDynamodb().getSequenceNumber());
                return new StreamsEventResponse(List.of(failed));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    /** Returns the user of a ledger that was closed, or nothing for any other record. */
    private static Optional<UserId> closed(DynamodbStreamRecord record) {
        var keys = record.getDynamodb().getKeys();
        var pk = requireNonNull(keys.get(Key.PK)).getS();
        var sk = requireNonNull(keys.get(Key.SK)).getS();
        return INSERT.equals(record.getEventName())
                        && CreditsTable.closedLedgers().equals(pk)
                ? UserId.parse(sk)
                : Optional.empty();
    }
}
