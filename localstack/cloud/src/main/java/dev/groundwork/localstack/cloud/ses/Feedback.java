package dev.groundwork.localstack.cloud.ses;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.cloud.events.BusEvent;
import dev.groundwork.localstack.cloud.wire.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The event that SES publishes about a mail that was sent with a configuration set, as EventBridge delivers it
 * (https://docs.aws.amazon.com/ses/latest/dg/monitoring-eventbridge.html). Only SES's simulator addresses cause one here
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html).
 *
 * @param kind {@code Bounce}, {@code Complaint} or {@code Delivery}
 * @param recipient whom the mail was for
 * @param event for the default bus; its detail is SES's own record
 */
public record Feedback(String kind, String recipient, BusEvent event) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SIMULATOR = "@simulator.amazonses.com";

    /** Listens to feedback; called after the mail was kept, on the thread that sent it. */
    @FunctionalInterface
    public interface Listener {
        /** Takes note of a notification. */
        void onFeedback(Feedback feedback);
    }

    /** Returns SES's feedback on this mail; empty where the recipient is no simulator. */
    static Optional<Feedback> about(Mail mail, Instant at, Ids ids) {
        var address = mail.to().toLowerCase(Locale.ROOT);
        int end = address.indexOf(SIMULATOR);
        if (end < 0) {
            return Optional.empty();
        }
        // Labels (bounce+abc@…) distinguish tests and change nothing.
        return switch (address.substring(0, end).split("\\+", 2)[0]) {
            case "bounce" -> Optional.of(bounce(mail, at, ids, "General", "550 5.1.1 user unknown"));
            case "suppressionlist" ->
                Optional.of(bounce(mail, at, ids, "Suppressed", "550 5.1.1 on the suppression list"));
            case "complaint" -> Optional.of(complaint(mail, at, ids));
            case "success" -> Optional.of(delivery(mail, at, ids));
            default -> Optional.empty();
        };
    }

    private static Feedback bounce(Mail mail, Instant at, Ids ids, String subType, String diagnostic) {
        var message = message("Bounce", mail, at);
        var bounce = message.putObject("bounce")
                .put("feedbackId", ids.uuid())
                .put("bounceType", "Permanent")
                .put("bounceSubType", subType)
                .put("timestamp", at.toString())
                .put("reportingMTA", "dsn; a.smtp-out.amazonses.com");
        bounce.putArray("bouncedRecipients")
                .addObject()
                .put("emailAddress", mail.to())
                .put("action", "failed")
                .put("status", "5.1.1")
                .put("diagnosticCode", "smtp; " + diagnostic);
        return published("Bounce", "Email Bounced", mail, at, ids, message);
    }

    private static Feedback complaint(Mail mail, Instant at, Ids ids) {
        var message = message("Complaint", mail, at);
        var complaint = message.putObject("complaint")
                .put("feedbackId", ids.uuid())
                .put("complaintFeedbackType", "abuse")
                .put("userAgent", "Amazon SES Mailbox Simulator")
                .put("timestamp", at.toString());
        complaint.putArray("complainedRecipients").addObject().put("emailAddress", mail.to());
        return published("Complaint", "Email Complaint Received", mail, at, ids, message);
    }

    private static Feedback delivery(Mail mail, Instant at, Ids ids) {
        var message = message("Delivery", mail, at);
        message.putObject("delivery")
                .put("timestamp", at.toString())
                .put("smtpResponse", "250 2.6.0 Message received")
                .putArray("recipients")
                .add(mail.to());
        return published("Delivery", "Email Delivered", mail, at, ids, message);
    }

    private static ObjectNode message(String kind, Mail mail, Instant at) {
        var message = JSON.createObjectNode().put("eventType", kind);
        message.putObject("mail")
                .put("timestamp", at.toString())
                .put("source", mail.from())
                .put("messageId", mail.id())
                .putArray("destination")
                .add(mail.to());
        return message;
    }

    private static Feedback published(
            String kind, String detailType, Mail mail, Instant at, Ids ids, ObjectNode detail) {
        var event = new BusEvent(ids.uuid(), "default", "aws.ses", detailType, detail, at, List.of());
        return new Feedback(kind, mail.to(), event);
    }
}
