package dev.groundwork.localstack.cloud.ses;

import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.QueryForm;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a mail, checks it as SES does, and delivers it to the mailbox. */
final class Outgoing {

    /** SES: 10 MB after the encoding of version 1's API, 50 recipients (service quotas). */
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    private static final int MAX_RECIPIENTS = 50;
    private static final String ID_ALPHABET = "0123456789abcdef";
    private static final int ID_LENGTH = 16;

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final Ids ids;
    private final Feedback.Listener listener;

    Outgoing(Mailbox mailbox, InstantSource clock, Ids ids, Feedback.Listener listener) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** SendRawEmail: the recipients of the request, else those of the mail's headers. Answers the message id. */
    String raw(QueryForm form) {
        var raw = decoded(form.text("RawMessage.Data"));
        try {
            var content = MimeReader.read(raw);
            var envelope = form.list("Destinations");
            return deliver(content, envelope.isEmpty() ? content.to() : envelope, publishes(form));
        } catch (MessagingException malformed) {
            throw new AwsError("MessageRejected", "The message cannot be read: " + malformed.getMessage());
        }
    }

    /** SendEmail: a mail made of its parts. Answers the message id. */
    String simple(QueryForm form) {
        var to = new ArrayList<String>();
        List.of("To", "Cc", "Bcc").forEach(kind -> to.addAll(form.list("Destination." + kind + "Addresses")));
        var text = form.optional("Message.Body.Text.Data").orElse("");
        var html = form.optional("Message.Body.Html.Data").orElse("");
        if ((long) text.length() + html.length() > MAX_BYTES) {
            throw tooLong();
        }
        var subject = form.text("Message.Subject.Data");
        var headers = new LinkedHashMap<>(Map.of("From", form.text("Source"), "Subject", subject));
        headers.put("To", String.join(", ", form.list("Destination.ToAddresses")));
        return deliver(
                new MimeReader.Content(form.text("Source"), to, subject, text, html, headers), to, publishes(form));
    }

    private static byte[] decoded(String base64) {
        try {
            var raw = Base64.getDecoder().decode(base64);
            if (raw.length > MAX_BYTES) {
                throw tooLong();
            }
            return raw;
        } catch (IllegalArgumentException malformed) {
            throw new AwsError("InvalidParameterValue", "RawMessage.Data is no base64");
        }
    }

    private static AwsError tooLong() {
        return new AwsError("InvalidParameterValue", "Message length is more than " + MAX_BYTES + " bytes long");
    }

    /** SES publishes what became of a mail where a configuration set says where. */
    private static boolean publishes(QueryForm form) {
        return form.optional("ConfigurationSetName").isPresent();
    }

    private String deliver(MimeReader.Content content, List<String> to, boolean publishes) {
        if (to.isEmpty()) {
            throw new AwsError("InvalidParameterValue", "No recipient");
        }
        if (to.size() > MAX_RECIPIENTS) {
            throw new AwsError("InvalidParameterValue", "Recipient count exceeds " + MAX_RECIPIENTS);
        }
        address(content.from());
        var recipients = to.stream().map(Outgoing::address).distinct().toList();
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var id = "01" + ids.text(ID_LENGTH - 2, ID_ALPHABET) + "-" + ids.uuid() + "-000000";
        for (int i = 0; i < recipients.size(); i++) {
            var mail = new Mail(
                    i == 0 ? id : id + "-" + (i + 1),
                    recipients.get(i),
                    content.from(),
                    content.subject(),
                    content.text(),
                    content.html(),
                    Links.of(content.text(), content.html()),
                    content.headers(),
                    at.toString());
            mailbox.deliver(mail);
            if (publishes) {
                Feedback.about(mail, at, ids).ifPresent(listener::onFeedback);
            }
        }
        return id;
    }

    /** The bare address of {@code Name <address>}. */
    private static String address(String text) {
        try {
            var parsed = InternetAddress.parse(text, true);
            if (parsed.length == 1 && parsed[0].getAddress().indexOf('@') > 0) {
                return parsed[0].getAddress();
            }
        } catch (AddressException malformed) {
            throw new AwsError("InvalidParameterValue", "Illegal address: " + malformed.getMessage());
        }
        throw new AwsError("InvalidParameterValue", "Missing final '@domain'");
    }
}
