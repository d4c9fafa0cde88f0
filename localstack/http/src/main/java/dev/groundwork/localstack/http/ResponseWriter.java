package dev.groundwork.localstack.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Writes answers, head and body in one write. */
final class ResponseWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** What this program says itself; a handler's word about it would make two. */
    private static final Set<String> OWN = Set.of("content-length", "transfer-encoding", "connection", "date");

    private final OutputStream out;
    private final InstantSource time;

    ResponseWriter(OutputStream out, InstantSource time) {
        this.out = out;
        this.time = time;
    }

    /**
     * Writes an answer.
     *
     * @param toHead whether the request was a HEAD: the length is told and nothing sent
     */
    void write(HttpResponse response, boolean toHead, boolean keepAlive) throws IOException {
        var hasBody = response.status() >= 200 && response.status() != 204 && response.status() != 304;
        var head = new StringBuilder("HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append("\r\n");
        response.headers().byName().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                values.forEach(value ->
                        head.append(name).append(": ").append(clean(value)).append("\r\n"));
            }
        });
        head.append("date: ").append(DATE.format(time.instant())).append("\r\n");
        if (hasBody) {
            head.append("content-length: ").append(response.body().length).append("\r\n");
        }
        if (!keepAlive) {
            head.append("connection: close\r\n");
        }
        var start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        var length = hasBody && !toHead ? response.body().length : 0;
        var whole = new byte[start.length + length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(response.body(), 0, whole, start.length, length);
        out.write(whole);
        out.flush();
    }

    /** A line end inside a value would begin a header of its own. */
    private static String clean(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }
}
