package dev.groundwork.mail.suppression;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes what SES publishes about mails, by a rule of EventBridge
 * (<a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html">its contents</a>). A bounce counts when it
 * is permanent: a full mailbox or a server that was away says nothing about tomorrow.
 */
public final class DeliveryFeedback extends MicronautRequestHandler<DeliveryFeedback.Event, @Nullable Void> {

    private static final String PERMANENT = "Permanent";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    SuppressAddress suppressAddress;

    /** Made by Lambda. */
    public DeliveryFeedback() {}

    /** Made on a container that runs already. */
    public DeliveryFeedback(ApplicationContext context) {
        super(context);
    }

    /** The event of EventBridge. */
    @Serdeable
    public record Event(Detail detail) {}

    /** SES's own record: one of both. */
    @Serdeable
    public record Detail(@Nullable Bounce bounce, @Nullable Complaint complaint) {}

    /** A mail was sent back. */
    @Serdeable
    public record Bounce(String bounceType, List<Recipient> bouncedRecipients) {}

    /** Somebody called a mail spam. */
    @Serdeable
    public record Complaint(List<Recipient> complainedRecipients) {}

    /** A recipient. */
    @Serdeable
    public record Recipient(String emailAddress) {}

    @Override
    public @Nullable Void execute(Event event) {
        var bounce = event.detail().bounce();
        if (bounce != null && bounce.bounceType().equals(PERMANENT)) {
            suppressAddress.bounced(addresses(bounce.bouncedRecipients()));
        }
        var complaint = event.detail().complaint();
        if (complaint != null) {
            suppressAddress.complained(addresses(complaint.complainedRecipients()));
        }
        return null;
    }

    private static List<String> addresses(List<Recipient> recipients) {
        return recipients.stream().map(Recipient::emailAddress).toList();
    }
}
