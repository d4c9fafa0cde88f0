package dev.groundwork.runtime;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Handles the messages of a queue one by one: one that fails comes again, the others of its batch do not
 * (<a href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">partial batch answers</a>). A function that uses it
 * brings {@code aws-lambda-java-events} and sets {@code ReportBatchItemFailures} in the template.
 *
 * @param handler handles a message; it may come twice
 * @param failed records the failure of a message, which comes again
 */
public record MessageBatch(Consumer<SQSMessage> handler, BiConsumer<SQSMessage, RuntimeException> failed) {

    /** Handles every message of an event; returns those that failed. */
    public SQSBatchResponse handle(SQSEvent event) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                handler.accept(message);
            } catch (RuntimeException e) {
                failed.accept(message, e);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
