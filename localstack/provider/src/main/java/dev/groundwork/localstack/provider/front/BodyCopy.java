package dev.groundwork.localstack.provider.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Hands on a body as it comes: what has arrived is sent at once, so that streams of events flow. */
final class BodyCopy {

    private static final int BUFFER = 16 * 1024;
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private BodyCopy() {}

    /** Copies until the body's end. */
    static void plain(InputStream body, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            out.write(buffer, 0, count);
        }
    }

    /** Copies until the body's end, as chunks. */
    static void chunked(InputStream body, OutputStream out) throws IOException {
        var buffer = new byte[BUFFER];
        for (var count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (count > 0) {
                var chunk = new ByteArrayOutputStream(count + 16);
                chunk.writeBytes((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                chunk.write(buffer, 0, count);
                chunk.writeBytes(LINE_END);
                out.write(chunk.toByteArray());
            }
        }
        out.write(LAST_CHUNK);
    }
}
