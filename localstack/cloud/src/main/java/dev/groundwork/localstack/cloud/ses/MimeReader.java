package dev.groundwork.localstack.cloud.ses;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Reads a mail as it goes over the wire (RFC 5322 and MIME) into what a reader sees. */
final class MimeReader {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_PARTS = 500;

    /** The parts of a mail that a person reads. */
    record Content(
            String from, List<String> to, String subject, String text, String html, Map<String, String> headers) {}

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private int parts;

    private MimeReader() {}

    /** Throws {@link MessagingException} for what is no mail. */
    static Content read(byte[] raw) throws MessagingException {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            var reader = new MimeReader();
            reader.part(message, 0);
            return new Content(
                    decoded(message.getHeader("From", ", ")),
                    addresses(message),
                    decoded(message.getHeader("Subject", " ")),
                    reader.text.toString(),
                    reader.html.toString(),
                    headers(message));
        } catch (IOException e) {
            throw new MessagingException("the mail cannot be decoded", e);
        }
    }

    private void part(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH || ++parts > MAX_PARTS) {
            throw new MessagingException("more parts than " + MAX_PARTS + ", or nested deeper than " + MAX_DEPTH);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                part(several.getBodyPart(i), depth + 1);
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        } else if (part.isMimeType("text/plain")) {
            text.append(content(part));
        } else if (part.isMimeType("text/html")) {
            html.append(content(part));
        }
    }

    private static String content(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readAllBytes(), charset(part)).replace("\r\n", "\n");
        }
    }

    private static Charset charset(Part part) throws MessagingException {
        var name = Optional.ofNullable(part.getContentType())
                .map(MimeReader::charsetOf)
                .orElse(StandardCharsets.UTF_8.name());
        try {
            return Charset.forName(MimeUtility.javaCharset(name));
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            throw new MessagingException("a charset that is not known: " + name, unknown);
        }
    }

    private static @Nullable String charsetOf(String contentType) {
        try {
            return new ContentType(contentType).getParameter("charset");
        } catch (MessagingException malformed) {
            return null;
        }
    }

    private static List<String> addresses(MimeMessage message) throws MessagingException {
        var all = new ArrayList<String>();
        var recipients = message.getAllRecipients();
        for (var recipient : recipients == null ? new jakarta.mail.Address[0] : recipients) {
            all.add(recipient.toString());
        }
        return all;
    }

    private static Map<String, String> headers(MimeMessage message) throws MessagingException {
        var headers = new LinkedHashMap<String, String>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.putIfAbsent(header.getName(), decoded(header.getValue()));
        }
        return headers;
    }

    private static String decoded(@Nullable String value) {
        if (value == null) {
            return "";
        }
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value)).strip();
        } catch (UnsupportedEncodingException unknownCharset) {
            return value;
        }
    }
}
