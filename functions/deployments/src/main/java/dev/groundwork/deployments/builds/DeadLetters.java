package dev.groundwork.deployments.builds;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue of events that cannot be handled however often they come: an operator looks at them. */
@Singleton
final class DeadLetters {

    private final SqsClient sqs;
    private final String url;

    DeadLetters(SqsClient sqs, @Value("${groundwork.builds.dead.letters.url}") String url) {
        this.sqs = sqs;
        this.url = url;
    }

    /** Puts the body of a message there. A failure is thrown, so that the message comes again. */
    void put(String body) {
        sqs.sendMessage(r -> r.queueUrl(url).messageBody(body));
    }
}
