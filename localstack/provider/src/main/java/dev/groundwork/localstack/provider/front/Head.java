package dev.groundwork.localstack.provider.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The head of an HTTP/1.1 message: its first line and its fields in order.
 *
 * @param first the request line or status line
 * @param headers the fields
 */
record Head(String first, List<Header> headers) {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int TOO_LARGE = 431;
    private static final int BAD_REQUEST = 400;
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern FORBIDDEN = Pattern.compile("[\\x00-\\x08\\x0a-\\x1f\\x7f]");

    Head {
        headers = List.copyOf(headers);
    }

    /** Reads one, or nothing where the stream ends before it begins. */
    static Optional<Head> read(InputStream in) throws IOException {
        var budget = MAX_BYTES;
        var first = line(in, budget);
        if (first.isPresent() && first.get().isEmpty()) {
            first = line(in, budget);
        }
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var headers = new ArrayList<Header>();
        budget -= first.get().length();
        for (var line = required(in, budget); !line.isEmpty(); line = required(in, budget)) {
            budget -= line.length();
            headers.add(header(line));
        }
        return Optional.of(new Head(first.get(), headers));
    }

    private static String required(InputStream in, int budget) throws IOException {
        return line(in, budget).orElseThrow(() -> new BadMessage(BAD_REQUEST, "the head ends early"));
    }

    private static Optional<String> line(InputStream in, int budget) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (bytes.size() >= budget) {
                throw new BadMessage(TOO_LARGE, "the head is too large");
            }
            bytes.write(next);
        }
        var line = bytes.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }

    private static Header header(String line) throws BadMessage {
        var colon = line.indexOf(':');
        if (colon < 1 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
            throw new BadMessage(BAD_REQUEST, "a header field without a proper name");
        }
        var value = line.substring(colon + 1).strip();
        if (FORBIDDEN.matcher(value).find()) {
            throw new BadMessage(BAD_REQUEST, "a header field with control characters");
        }
        return new Header(line.substring(0, colon), value);
    }

    /** The values of a field, in order. */
    List<String> all(String name) {
        return headers.stream().filter(h -> h.is(name)).map(Header::value).toList();
    }

    /** The first value of a field. */
    Optional<String> value(String name) {
        return headers.stream().filter(h -> h.is(name)).map(Header::value).findFirst();
    }

    /** Whether a field that is a list has this member, without regard to case. */
    boolean lists(String name, String member) {
        return members(name).anyMatch(member::equalsIgnoreCase);
    }

    /** The members of a field that is a list. */
    Stream<String> members(String name) {
        return all(name).stream().flatMap(v -> Stream.of(v.split(",", -1))).map(String::strip);
    }

    /** As bytes to send, with the empty line that ends it. */
    byte[] bytes() {
        var text = new StringBuilder(first).append("\r\n");
        headers.forEach(
                h -> text.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
