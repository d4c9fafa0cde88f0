package dev.groundwork.localstack.runner.cloud;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** SES, whose every mail ends in one mailbox, kept in a file. */
public final class Ses implements CloudService {

    private static final int MAX_MAILS = 10_000;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final String NAMESPACE = "http://ses.amazonaws.com/doc/2010-12-01/";

    private final JsonFile<List<StoredMail>> file;
    private final InstantSource clock;
    private final List<StoredMail> mails;

    public Ses(Path file, InstantSource clock) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.clock = clock;
        this.mails = new ArrayList<>(this.file.read().orElseGet(List::of));
    }

    /** Mails newest first; those to one address, whatever its case, or all for an empty one. */
    public synchronized List<StoredMail> mails(String to) {
        var found = new ArrayList<>(mails.stream()
                .filter(mail -> to.isEmpty() || mail.to().equalsIgnoreCase(to))
                .toList());
        Collections.reverse(found);
        return found;
    }

    @Override
    public CloudResponse handle(CloudRequest request) {
        var form = form(new String(request.body(), StandardCharsets.UTF_8));
        if (!"SendRawEmail".equals(form.get("Action"))) {
            return error("InvalidAction", "The action " + form.get("Action") + " is not valid for this web service.");
        }
        try {
            var raw = Base64.getDecoder().decode(form.getOrDefault("RawMessage.Data", ""));
            var id = keep(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
            return CloudResponse.xml(
                    200,
                    "<SendRawEmailResponse xmlns=\"%s\"><SendRawEmailResult><MessageId>%s</MessageId></SendRawEmailResult><ResponseMetadata><RequestId>%s</RequestId></ResponseMetadata></SendRawEmailResponse>"
                            .formatted(NAMESPACE, id, UUID.randomUUID()));
        } catch (MessagingException | IOException | IllegalArgumentException e) {
            return error("MessageRejected", "the message cannot be read");
        }
    }

    private synchronized String keep(MimeMessage message) throws MessagingException, IOException {
        var parts = new HashMap<String, String>();
        collect(message.getContentType(), message.getContent(), parts);
        var text = parts.getOrDefault("text", "");
        var links = LINK.matcher(text).results().map(MatchResult::group).toList();
        var id = UUID.randomUUID().toString();
        mails.add(new StoredMail(
                id,
                ((InternetAddress) message.getAllRecipients()[0]).getAddress(),
                ((InternetAddress) message.getFrom()[0]).getAddress(),
                message.getSubject(),
                text,
                parts.getOrDefault("html", ""),
                links,
                headers(message),
                clock.instant().toString()));
        if (mails.size() > MAX_MAILS) {
            mails.removeFirst();
        }
        file.write(mails);
        return id;
    }

    private static void collect(String type, Object content, Map<String, String> parts)
            throws MessagingException, IOException {
        if (content instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart part = several.getBodyPart(i);
                collect(part.getContentType(), part.getContent(), parts);
            }
        } else {
            var kind = type.toLowerCase(Locale.ROOT).startsWith("text/html") ? "html" : "text";
            parts.merge(kind, content.toString().replace("\r\n", "\n"), String::concat);
        }
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        var all = message.getAllHeaders();
        while (all.hasMoreElements()) {
            var header = all.nextElement();
            headers.put(header.getName(), header.getValue());
        }
        return headers;
    }

    private static Map<String, String> form(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var cut = pair.indexOf('=');
            if (cut > 0) {
                form.put(
                        URLDecoder.decode(pair.substring(0, cut), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(cut + 1), StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    private static CloudResponse error(String code, String message) {
        return CloudResponse.xml(
                400,
                "<ErrorResponse xmlns=\"%s\"><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
                        .formatted(NAMESPACE, code, message.replace("<", "&lt;"), UUID.randomUUID()));
    }
}
