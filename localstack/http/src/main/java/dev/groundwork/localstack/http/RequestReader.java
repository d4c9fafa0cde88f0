package dev.groundwork.localstack.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads requests as <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112</a> has them. What two readers could take for two things is
 * refused: two lengths, a length beside a transfer coding, folded headers, a missing or second {@code Host}.
 */
final class RequestReader {

    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern TARGET = Pattern.compile("[\\x21-\\x7e\\x80-\\xff]+");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*");
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final TimedInput in;
    private final OutputStream out;
    private final HttpLimits limits;
    private final String peer;

    RequestReader(TimedInput in, OutputStream out, HttpLimits limits, String peer) {
        this.in = in;
        this.out = out;
        this.limits = limits;
        this.peer = peer;
    }

    /** The next request, or nothing where the peer has closed. */
    Optional<HttpRequest> next() throws IOException, BadRequestException {
        in.within(limits.idle());
        var first = in.read();
        while (first == '\r' || first == '\n') {
            first = in.read();
        }
        if (first < 0) {
            return Optional.empty();
        }
        in.within(limits.head());
        var parts = line(first, 414).split(" ", -1);
        if (parts.length != 3
                || !TOKEN.matcher(parts[0]).matches()
                || !TARGET.matcher(parts[1]).matches()) {
            throw new BadRequestException(400, "The request line is malformed");
        }
        if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
            throw new BadRequestException(505, "Only HTTP/1.1 is spoken here");
        }
        var headers = headers();
        if (headers.all("Host").size() > 1 || (parts[2].equals("HTTP/1.1") && !headers.has("Host"))) {
            throw new BadRequestException(400, "Exactly one Host is needed");
        }
        var target = ABSOLUTE.matcher(parts[1]).lookingAt() ? afterAuthority(parts[1]) : parts[1];
        if (!target.startsWith("/")) {
            throw new BadRequestException(400, "The target is no path");
        }
        var question = target.indexOf('?');
        return Optional.of(new HttpRequest(
                parts[0],
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                parts[2],
                headers,
                peer,
                body(headers)));
    }

    private static String afterAuthority(String target) {
        var rest = ABSOLUTE.matcher(target).replaceFirst("");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private HttpHeaders headers() throws IOException, BadRequestException {
        var lines = new ArrayList<HttpHeaders.Line>();
        for (var line = line(in.read(), 431); !line.isEmpty(); line = line(in.read(), 431)) {
            if (lines.size() == limits.headers()) {
                throw new BadRequestException(431, "There are too many headers");
            }
            var colon = line.indexOf(':');
            var name = colon < 0 ? "" : line.substring(0, colon);
            var value = line.substring(colon + 1).strip();
            if (!TOKEN.matcher(name).matches() || !VALUE.matcher(value).matches()) {
                throw new BadRequestException(400, "A header is malformed");
            }
            lines.add(new HttpHeaders.Line(name, value));
        }
        return new HttpHeaders(lines);
    }

    private byte[] body(HttpHeaders headers) throws IOException, BadRequestException {
        var coding = headers.all("Transfer-Encoding");
        var lengths = headers.all("Content-Length");
        if (lengths.size() > 1 || (!coding.isEmpty() && !lengths.isEmpty())) {
            throw new BadRequestException(400, "The length is not clear");
        }
        if (!coding.isEmpty() && !String.join(",", coding).equalsIgnoreCase("chunked")) {
            throw new BadRequestException(501, "The transfer coding is not known");
        }
        var length = lengths.isEmpty() ? 0 : length(lengths.getFirst(), 10);
        awaited(headers);
        in.within(limits.wholeBody());
        return coding.isEmpty() ? exactly(length) : chunks();
    }

    private void awaited(HttpHeaders headers) throws IOException, BadRequestException {
        var expect = headers.first("Expect");
        if (expect.isEmpty()) {
            return;
        }
        if (!expect.get().equalsIgnoreCase("100-continue")) {
            throw new BadRequestException(417, "The expectation is not known");
        }
        out.write(CONTINUE);
        out.flush();
    }

    private byte[] chunks() throws IOException, BadRequestException {
        var body = new ByteArrayOutputStream();
        while (true) {
            var size = length(line(in.read(), 400).split(";", 2)[0].strip(), 16);
            if (size == 0) {
                headers();
                return body.toByteArray();
            }
            if (body.size() + size > limits.body()) {
                throw tooLarge();
            }
            body.writeBytes(exactly(size));
            if (!line(in.read(), 400).isEmpty()) {
                throw new BadRequestException(400, "A chunk is malformed");
            }
        }
    }

    private int length(String text, int radix) throws BadRequestException {
        if (!text.matches(radix == 10 ? "\\d+" : "[0-9A-Fa-f]+")) {
            throw new BadRequestException(400, "A length is no number");
        }
        // More digits than any limit has: too large, whatever they say.
        if (text.replaceFirst("^0+", "").length() > 9 || Long.parseLong(text, radix) > limits.body()) {
            throw tooLarge();
        }
        return Integer.parseInt(text, radix);
    }

    private static BadRequestException tooLarge() {
        return new BadRequestException(413, "Request Entity Too Large");
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = new byte[length];
        in.readFully(bytes, 0, length);
        return bytes;
    }

    /** A line that begins with this byte, without its end. */
    private String line(int first, int statusTooLong) throws IOException, BadRequestException {
        var line = new StringBuilder();
        for (var next = first; next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the request ends early");
            }
            if (line.length() == limits.line()) {
                throw new BadRequestException(statusTooLong, "A line is too long");
            }
            line.append((char) next);
        }
        var length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }

    /** Whether the connection goes on after this request. */
    static boolean isKeptAlive(HttpRequest request) {
        var connection = String.join(",", request.headers().all("Connection")).toLowerCase(Locale.ROOT);
        return request.protocol().equals("HTTP/1.1")
                ? !connection.contains("close")
                : connection.contains("keep-alive");
    }
}
