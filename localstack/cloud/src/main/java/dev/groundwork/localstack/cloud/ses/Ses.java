package dev.groundwork.localstack.cloud.ses;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudResponse;
import dev.groundwork.localstack.cloud.CloudService;
import dev.groundwork.localstack.cloud.wire.AwsError;
import dev.groundwork.localstack.cloud.wire.Ids;
import dev.groundwork.localstack.cloud.wire.QueryForm;
import dev.groundwork.localstack.cloud.wire.Xml;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Amazon SES behind version 1 of its API (query protocol, 2010-12-01): what is sent goes to a {@link Mailbox}, one mail for each recipient
 * and each request, also where a request is repeated. Every sender counts as verified.
 */
public final class Ses implements CloudService {

    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";
    private static final int OK = 200;
    private static final String PER_DAY = "50000.0";
    private static final String PER_SECOND = "14.0";

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final Ids ids;
    private final Outgoing outgoing;

    /**
     * @param clock the product's, for when a mail was sent
     * @param random safe for any number of threads
     * @param listener hears what SES's simulator addresses answer
     */
    public Ses(Mailbox mailbox, InstantSource clock, RandomGenerator random, Feedback.Listener listener) {
        this.mailbox = mailbox;
        this.clock = clock;
        this.ids = new Ids(random);
        this.outgoing = new Outgoing(mailbox, clock, ids, listener);
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        try {
            var form = QueryForm.parse(request.body());
            return answer(form.optional("Action").orElse(""), form);
        } catch (AwsError refusal) {
            return error(refusal);
        }
    }

    private CloudResponse answer(String action, QueryForm form) {
        return switch (action) {
            case "SendRawEmail" -> sent(action, outgoing.raw(form));
            case "SendEmail" -> sent(action, outgoing.simple(form));
            case "GetSendQuota" -> result(action, this::quota);
            case "VerifyEmailIdentity" -> {
                form.text("EmailAddress");
                yield result(action, xml -> xml);
            }
            case "GetIdentityVerificationAttributes" -> result(action, xml -> verified(xml, form));
            default -> throw new AwsError("InvalidAction", "Could not find operation " + action);
        };
    }

    private CloudResponse sent(String action, String messageId) {
        return result(action, xml -> xml.text("MessageId", messageId));
    }

    private Xml quota(Xml xml) {
        var dayAgo = clock.instant().minus(Duration.ofDays(1));
        var sent = mailbox.all().stream()
                .filter(mail -> Instant.parse(mail.sentAt()).isAfter(dayAgo))
                .count();
        return xml.text("Max24HourSend", PER_DAY)
                .text("MaxSendRate", PER_SECOND)
                .text("SentLast24Hours", sent + ".0");
    }

    private static Xml verified(Xml xml, QueryForm form) {
        xml.open("VerificationAttributes");
        for (var identity : form.list("Identities")) {
            xml.open("entry")
                    .text("key", identity)
                    .open("value")
                    .text("VerificationStatus", "Success")
                    .close("value")
                    .close("entry");
        }
        return xml.close("VerificationAttributes");
    }

    private CloudResponse result(String action, UnaryOperator<Xml> members) {
        var xml = Xml.document().open(action + "Response", NAMESPACE).open(action + "Result");
        members.apply(xml).close(action + "Result");
        xml.open("ResponseMetadata").text("RequestId", ids.uuid()).close("ResponseMetadata");
        return xml(OK, xml.close(action + "Response"));
    }

    private CloudResponse error(AwsError refusal) {
        var xml = Xml.document().open("ErrorResponse", NAMESPACE).open("Error");
        xml.text("Type", "Sender").text("Code", refusal.code()).text("Message", refusal.text());
        xml.close("Error").text("RequestId", ids.uuid()).close("ErrorResponse");
        return xml(refusal.status(), xml);
    }

    private static CloudResponse xml(int status, Xml xml) {
        return CloudResponse.text(status, "text/xml", xml.toString());
    }
}
