package dev.groundwork.localstack.cloud.ses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.CloudServer;
import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.Sdk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.ses.model.IdentityVerificationAttributes;
import software.amazon.awssdk.services.ses.model.MessageRejectedException;
import software.amazon.awssdk.services.ses.model.SesException;

@TestInstance(TestInstance.Lifecycle.PER_METHOD)
final class SesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.250Z");
    private static final String RAW = String.join(
            "\r\n",
            "From: =?UTF-8?Q?Gr=C3=BCndwerk?= <no-reply@groundwork.test>",
            "To: ada@example.com",
            "Subject: =?UTF-8?B?QmVzdMOkdGlnZW4=?=",
            "X-Groundwork-Mail: verify_email",
            "MIME-Version: 1.0",
            "Content-Type: multipart/alternative; boundary=b1",
            "",
            "--b1",
            "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: quoted-printable",
            "",
            "Gr=C3=BC=C3=9Fe: http://web.test/verify-email?token=3Dabc_=",
            "def.",
            "--b1",
            "Content-Type: text/html; charset=UTF-8",
            "",
            "<p><a href=\"http://web.test/verify-email?token=abc_def\">go</a>"
                    + " <a href='http://web.test/help?a=1&amp;b=2'>help</a></p>",
            "--b1--",
            "");

    @TempDir
    Path folder;

    private final List<Feedback> feedback = new CopyOnWriteArrayList<>();
    private Mailbox mailbox;
    private CloudServer server;
    private SesClient ses;

    @BeforeEach
    void start() throws IOException {
        mailbox = Mailbox.open(folder.resolve("mail"));
        server = CloudServer.start(new Ses(mailbox, new HandClock(NOW), new SecureRandom(), feedback::add));
        ses = Sdk.client(SesClient.builder(), server.endpoint());
    }

    @AfterEach
    void stop() {
        ses.close();
        server.close();
    }

    private String raw(String... to) {
        return ses.sendRawEmail(r -> r.source("no-reply@groundwork.test")
                        .destinations(to)
                        .rawMessage(m -> m.data(SdkBytes.fromString(RAW, UTF_8))))
                .messageId();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-800 a raw mail is read as its reader sees it: decoded subject, text, HTML, links and headers")
    void rawMail() {
        var id = raw("Ada@Example.com");

        var mail = mailbox.to("ada@example.COM").getFirst();

        assertThat(mail.id()).isEqualTo(id);
        assertThat(mail.to()).isEqualTo("Ada@Example.com");
        assertThat(mail.from()).isEqualTo("Gründwerk <no-reply@groundwork.test>");
        assertThat(mail.subject()).isEqualTo("Bestätigen");
        assertThat(mail.text()).startsWith("Grüße: ");
        assertThat(mail.html()).contains("help");
        assertThat(mail.links())
                .containsExactly("http://web.test/verify-email?token=abc_def", "http://web.test/help?a=1&b=2");
        assertThat(mail.headers()).containsEntry("X-Groundwork-Mail", "verify_email");
        assertThat(mail.sentAt()).isEqualTo(NOW.toString());
    }

    @Test
    @DisplayName("INFRA-AUTH-801 the same mail sent twice is two mails, newest first by arrival within one instant")
    void twice() {
        var first = raw("ada@example.com");
        var second = raw("ada@example.com");

        assertThat(mailbox.all()).extracting(Mail::id).containsExactly(second, first);
        assertThat(first).isNotEqualTo(second);
    }

    @Test
    @DisplayName("INFRA-AUTH-802 SendEmail reaches every recipient, each with a mail of its own")
    void simpleMail() {
        ses.sendEmail(r -> r.source("a@groundwork.test")
                .destination(
                        d -> d.toAddresses("b@example.com", "c@example.com").bccAddresses("d@example.com"))
                .message(m -> m.subject(s -> s.data("Hi & <bye>"))
                        .body(b -> b.text(t -> t.data("see http://x.test/1?a=b&c=d, now"))
                                .html(h -> h.data("<b>é</b>")))));

        assertThat(mailbox.all())
                .extracting(Mail::to)
                .containsExactly("d@example.com", "c@example.com", "b@example.com");
        assertThat(mailbox.all()).extracting(Mail::id).doesNotHaveDuplicates();
        assertThat(mailbox.to("c@example.com").getFirst().links()).containsExactly("http://x.test/1?a=b&c=d");
        assertThat(mailbox.to("c@example.com").getFirst().html()).isEqualTo("<b>é</b>");
    }

    @Test
    @DisplayName("INFRA-AUTH-803 the mailbox survives a restart, keeps the order, and drops the oldest over its limit")
    void restart() {
        var ids = List.of(raw("a@x.test"), raw("b@x.test"), raw("c@x.test"));

        var reopened = Mailbox.open(folder.resolve("mail"), 3);
        assertThat(reopened.all()).extracting(Mail::id).containsExactlyElementsOf(ids.reversed());

        reopened.deliver(mail("fourth"));
        assertThat(reopened.all()).extracting(Mail::id).containsExactly("fourth", ids.get(2), ids.get(1));
        assertThat(Mailbox.open(folder.resolve("mail"), 3).all()).isEqualTo(reopened.all());
    }

    private static Mail mail(String id) {
        return new Mail(id, "t@x.test", "f@x.test", "s", "", "", List.of(), Map.of(), NOW.toString());
    }

    @Test
    @DisplayName("INFRA-AUTH-804 the simulator's addresses cause the events that SES publishes for a configuration set")
    void simulators() {
        raw("bounce@simulator.amazonses.com");
        for (var to : List.of(
                "bounce+t1@simulator.amazonses.com",
                "complaint@simulator.amazonses.com",
                "success@simulator.amazonses.com",
                "ada@example.com")) {
            ses.sendRawEmail(r -> r.configurationSetName("events")
                    .destinations(to)
                    .rawMessage(m -> m.data(SdkBytes.fromString(RAW, UTF_8))));
        }

        assertThat(feedback).extracting(Feedback::kind).containsExactly("Bounce", "Complaint", "Delivery");
        var event = feedback.getFirst().event();
        assertThat(event.bus()).isEqualTo("default");
        assertThat(event.source()).isEqualTo("aws.ses");
        assertThat(event.detailType()).isEqualTo("Email Bounced");
        assertThat(event.detail().at("/eventType").asText()).isEqualTo("Bounce");
        assertThat(event.detail().at("/bounce/bounceType").asText()).isEqualTo("Permanent");
        assertThat(event.detail().at("/bounce/bouncedRecipients/0/emailAddress").asText())
                .isEqualTo("bounce+t1@simulator.amazonses.com");
    }

    @Test
    @DisplayName("INFRA-AUTH-805 what is no mail is rejected, what has no address is refused, and nothing is kept")
    void refusals() {
        assertThatThrownBy(() -> ses.sendRawEmail(
                        r -> r.destinations("nobody").rawMessage(m -> m.data(SdkBytes.fromString(RAW, UTF_8)))))
                .isInstanceOfSatisfying(
                        SesException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
        var charset = RAW.replace("charset=UTF-8", "charset=no-such-charset");
        assertThatThrownBy(() -> ses.sendRawEmail(
                        r -> r.destinations("a@x.test").rawMessage(m -> m.data(SdkBytes.fromString(charset, UTF_8)))))
                .isInstanceOf(MessageRejectedException.class);

        assertThat(mailbox.all()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-806 quota and identities are answered, an unknown operation is refused by its name")
    void others() {
        raw("ada@example.com");

        assertThat(ses.getSendQuota().sentLast24Hours()).isEqualTo(1.0);
        ses.verifyEmailIdentity(r -> r.emailAddress("a@groundwork.test"));
        assertThat(ses.getIdentityVerificationAttributes(r -> r.identities("a@groundwork.test"))
                        .verificationAttributes()
                        .values())
                .extracting(IdentityVerificationAttributes::verificationStatusAsString)
                .containsExactly("Success");
        assertThatThrownBy(() -> ses.listTemplates(r -> {}))
                .isInstanceOfSatisfying(
                        SesException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction"));
    }
}
