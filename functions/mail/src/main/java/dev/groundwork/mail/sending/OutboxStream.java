package dev.groundwork.mail.sending;

import static java.util.Objects.requireNonNull;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.groundwork.dynamodb.Key;
import dev.groundwork.dynamodb.OutboxMail;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes new outbox items from the streams of the tables. A stream is read in order: at the first mail that could not be sent the batch stops,
 * and Lambda delivers from that record on again
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">partial batch answers</a>).
 */
public final class OutboxStream extends MicronautRequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxStream.class);
    private static final String INSERT = "INSERT";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    SendWaitingMail sendWaitingMail;

    /** Made by Lambda. */
    public OutboxStream() {}

    /** Made on a container that runs already. */
    public OutboxStream(ApplicationContext context) {
        super(context);
    }

    @Override
    public StreamsEventResponse execute(DynamodbEvent event) {
        for (var record : event.getRecords()) {
            if (isNewMail(record) && !sent(record)) {
                var failed = new BatchItemFailure(record.getDynamodb().getSequenceNumber());
                return new StreamsEventResponse(List.of(failed));
            }
        }
        return new StreamsEventResponse(List.of());
    }

    private static boolean isNewMail(DynamodbStreamRecord record) {
        return INSERT.equals(record.getEventName()) && key(record).pk().startsWith(OutboxMail.PREFIX);
    }

    private boolean sent(DynamodbStreamRecord record) {
        try {
            sendWaitingMail.send(table(record), key(record));
            return true;
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "mail_failed")
                    .addKeyValue("mail", key(record).pk())
                    .setCause(e)
                    .log("A mail could not be sent and will be tried again");
            return false;
        }
    }

    private static Key key(DynamodbStreamRecord record) {
        var keys = record.getDynamodb().getKeys();
        return new Key(
                requireNonNull(keys.get(Key.PK)).getS(),
                requireNonNull(keys.get(Key.SK)).getS());
    }

    /** From {@code arn:aws:dynamodb:region:account:table/NAME/stream/LABEL}. */
    private static String table(DynamodbStreamRecord record) {
        return record.getEventSourceARN().split("/", -1)[1];
    }
}
