package dev.groundwork.localstack.provider.proxy;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;

/** Sends a file, or as much of it as was asked for (RFC 9110, 13 and 14). */
final class FileAnswer {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private FileAnswer() {}

    /** Sends a file to a client that may have it already, or may want a part of it. */
    static void send(Request request, Response response, Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var asked = request.getHeaders();
            var tag = describe(response, file, channel.size());
            var date = response.getHeaders().get(HttpHeader.LAST_MODIFIED);
            if (Conditions.unchanged(asked, tag, date)) {
                end(response, 304);
                return;
            }
            typed(response, file);
            switch (Conditions.range(asked, tag, channel.size())) {
                case Conditions.Range.All() -> body(request, response, 200, channel, channel.size());
                case Conditions.Range.Part(var first, var last) -> {
                    range(response, first + "-" + last, channel.size());
                    body(request, response, 206, channel.position(first), last - first + 1);
                }
                case Conditions.Range.Outside() -> {
                    range(response, "*", channel.size());
                    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, 0);
                    end(response, 416);
                }
            }
        }
    }

    /** Sends the whole of the page for what is not there. */
    static void sendMissing(Request request, Response response, Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            describe(response, file, channel.size());
            typed(response, file);
            body(request, response, 404, channel, channel.size());
        }
    }

    /** Sets the headers of every answer about a file, and returns its tag. */
    private static String describe(Response response, Path file, long size) throws IOException {
        var modified = Files.getLastModifiedTime(file).toInstant();
        var tag = "\"" + Long.toHexString(size) + "-" + Long.toHexString(modified.getEpochSecond()) + "."
                + Integer.toHexString(modified.getNano()) + "\"";
        response.getHeaders()
                .put(HttpHeader.ETAG, tag)
                .put(HttpHeader.LAST_MODIFIED, HTTP_DATE.format(modified))
                .put(HttpHeader.CACHE_CONTROL, "no-cache")
                .put(HttpHeader.ACCEPT_RANGES, "bytes")
                .put("X-Content-Type-Options", "nosniff");
        return tag;
    }

    private static void typed(Response response, Path file) {
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, MediaTypes.of(file.getFileName().toString()));
    }

    private static void range(Response response, String bytes, long size) {
        response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes " + bytes + "/" + size);
    }

    private static void end(Response response, int status) throws IOException {
        response.setStatus(status);
        Content.Sink.write(response, true, BufferUtil.EMPTY_BUFFER);
    }

    private static void body(Request request, Response response, int status, SeekableByteChannel from, long length)
            throws IOException {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
        if (request.getMethod().equals("HEAD")) {
            end(response, status);
            return;
        }
        response.setStatus(status);
        try (var out = Content.Sink.asOutputStream(response)) {
            var in = Channels.newInputStream(from);
            var buffer = new byte[(int) Math.min(length, 64 * 1024)];
            for (var left = length; left > 0; ) {
                var count = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (count == 0) {
                    throw new IOException("the file has become shorter");
                }
                out.write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
