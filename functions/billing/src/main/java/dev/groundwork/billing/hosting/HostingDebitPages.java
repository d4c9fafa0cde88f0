package dev.groundwork.billing.hosting;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.groundwork.runtime.MessageBatch;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handler of the queue of the daily debit: what is beyond the first pages of a run, and owners whose charge failed. */
public final class HostingDebitPages extends MicronautRequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(HostingDebitPages.class);

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    ChargeShard chargeShard;

    /** Makes the handler as Lambda does. */
    public HostingDebitPages() {}

    /** Makes the handler on a container that is running already. */
    public HostingDebitPages(ApplicationContext context) {
        super(context);
    }

    @Override
    public SQSBatchResponse execute(SQSEvent event) {
        return new MessageBatch(this::handle, HostingDebitPages::failed).handle(event);
    }

    private void handle(SQSMessage message) {
        chargeShard.charge(DebitMessageJson.read(message.getBody()));
    }

    private static void failed(SQSMessage message, RuntimeException failure) {
        LOG.atError()
                .addKeyValue("event", "hosting_debit_message_failed")
                .addKeyValue("messageId", message.getMessageId())
                .setCause(failure)
                .log("A part of the daily debit failed and is tried again");
    }
}
