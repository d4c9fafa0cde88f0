package dev.groundwork.localstack.dynamodb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads HTTP/1.1 requests off a connection, within limits. */
final class HttpReader {

    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 100;
    private static final int MAX_BODY = 20 * 1024 * 1024;
    private static final int HEX = 16;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;

    HttpReader(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** A request that is no HTTP of ours; the connection cannot go on after it. */
    static final class BadRequestException extends Exception {
        BadRequestException(String message) {
            super(message);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    /** A request with lower-case header names. */
    @SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
    record HttpRequest(String method, Map<String, String> headers, byte[] body, boolean keepAlive) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /** The next request, or nothing where the other side has closed. */
    Optional<HttpRequest> next() throws IOException, BadRequestException {
        var first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var parts = first.get().split(" ", -1);
        if (parts.length != 3) {
            throw new BadRequestException("no HTTP request line");
        }
        var headers = headers();
        if (headers.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            out.write(CONTINUE);
            out.flush();
        }
        byte[] body = headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")
                ? chunks()
                : exactly(length(headers.getOrDefault("content-length", "0"), 10));
        boolean keepAlive =
                !headers.getOrDefault("connection", "").equalsIgnoreCase("close") && !parts[2].equals("HTTP/1.0");
        return Optional.of(new HttpRequest(parts[0], headers, body, keepAlive));
    }

    private Map<String, String> headers() throws IOException, BadRequestException {
        var headers = new HashMap<String, String>();
        for (int i = 0; i <= MAX_HEADERS; i++) {
            var line = requiredLine();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new BadRequestException("a header without a name");
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new BadRequestException("more than " + MAX_HEADERS + " headers");
    }

    private byte[] chunks() throws IOException, BadRequestException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = length(requiredLine().split(";", 2)[0].strip(), HEX);
            if (size == 0) {
                while (!requiredLine().isEmpty()) {
                    // Trailers carry nothing that is asked for here.
                }
                return body.toByteArray();
            }
            if (body.size() + size > MAX_BODY) {
                throw new BadRequestException("a body over " + MAX_BODY + " bytes");
            }
            body.writeBytes(exactly(size));
            requiredLine();
        }
    }

    private static int length(String text, int radix) throws BadRequestException {
        try {
            int length = Integer.parseInt(text, radix);
            if (length < 0 || length > MAX_BODY) {
                throw new BadRequestException("a body over " + MAX_BODY + " bytes");
            }
            return length;
        } catch (NumberFormatException e) {
            throw new BadRequestException("a length that is no number");
        }
    }

    private byte[] exactly(int length) throws IOException, BadRequestException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new BadRequestException("a body that ends early");
        }
        return bytes;
    }

    private String requiredLine() throws IOException, BadRequestException {
        return line().orElseThrow(() -> new BadRequestException("a request that ends early"));
    }

    private Optional<String> line() throws IOException, BadRequestException {
        var line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() == MAX_LINE) {
                throw new BadRequestException("a line over " + MAX_LINE + " bytes");
            }
            line.write(next);
            next = in.read();
        }
        if (next < 0) {
            return Optional.empty();
        }
        var text = line.toString(StandardCharsets.ISO_8859_1);
        return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
    }
}
