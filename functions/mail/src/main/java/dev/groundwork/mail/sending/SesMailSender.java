package dev.groundwork.mail.sending;

import dev.groundwork.kernel.ProductClock;
import dev.groundwork.mail.template.MailTemplate;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ses.SesClient;

/** Mails through SES, as text and HTML; the configuration set says where bounces and complaints are told. */
@Singleton
@Secondary
final class SesMailSender implements MailSender {

    private final SesClient ses;
    private final ProductClock clock;
    private final String from;
    private final String configurationSet;

    SesMailSender(
            SesClient ses,
            ProductClock clock,
            @Value("${groundwork.mail.from}") String from,
            @Value("${groundwork.mail.events}") String configurationSet) {
        this.configurationSet = configurationSet;
        this.ses = ses;
        this.clock = clock;
        this.from = from;
    }

    @Override
    public void send(String id, String kind, String to, MailTemplate template) {
        var raw = SdkBytes.fromByteArray(bytes(id, kind, to, template));
        ses.sendRawEmail(r -> r.source(from)
                .destinations(to)
                .configurationSetName(configurationSet)
                .rawMessage(m -> m.data(raw)));
    }

    private byte[] bytes(String id, String kind, String to, MailTemplate template) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject(template.subject(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            message.setHeader("X-Groundwork-Mail", kind);
            message.setHeader("X-Groundwork-Mail-Id", id);
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(new MimeMultipart("alternative", text(template), html(template)));
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail could not be written", e);
        }
    }

    private static MimeBodyPart text(MailTemplate template) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(template.text(), StandardCharsets.UTF_8.name(), "plain");
        return part;
    }

    private static MimeBodyPart html(MailTemplate template) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(template.html(), StandardCharsets.UTF_8.name(), "html");
        return part;
    }
}
