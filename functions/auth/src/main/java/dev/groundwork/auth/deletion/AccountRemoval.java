package dev.groundwork.auth.deletion;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.groundwork.accounts.AccountKeys;
import dev.groundwork.auth.account.AccountsTable;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.kernel.UserId;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes account deletions from the stream of accounts and removes what remains of each. At the first that cannot be removed the batch stops, and
 * Lambda delivers from that record on again
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial batch answers</a>).
 */
public final class AccountRemoval extends MicronautRequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRemoval.class);
    private static final String INSERT = "INSERT";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RemoveDeletedAccount removeDeleted;

    /** Made by Lambda. */
    public AccountRemoval() {}

    /** Made on a container that runs already. */
    public AccountRemoval(ApplicationContext context) {
        super(context);
    }

    @Override
    public StreamsEventResponse execute(DynamodbEvent event) {
        for (var record : event.getRecords()) {
            var user = deleted(record);
            if (user.isPresent() && !isRemoved(user.get())) {
                var failed = new BatchItemFailure(record.getDynamodb().getSequenceNumber());
                return new StreamsEventResponse(List.of(failed));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private boolean isRemoved(UserId user) {
        try {
            removeDeleted.remove(user);
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "removal_failed")
                    .addKeyValue("userId", user)
                    .setCause(e)
                    .log("What remains of a deleted account could not be removed and will be tried again");
            return false;
        }
    }

    /** Returns the user of a new deletion, or nothing for any other record. */
    private static Optional<UserId> deleted(DynamodbStreamRecord record) {
        var keys = record.getDynamodb().getKeys();
        var pk = requireNonNull(keys.get(Key.PK)).getS();
        var sk = requireNonNull(keys.get(Key.SK)).getS();
        return INSERT.equals(record.getEventName())
                ? AccountKeys.owner(pk)
                        .filter(user -> AccountsTable.deletion(user).sk().equals(sk))
                : Optional.empty();
    }
}
