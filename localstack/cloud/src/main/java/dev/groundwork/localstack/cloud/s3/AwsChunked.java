package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.wire.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The encoding of uploads whose sums come last (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html). */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record AwsChunked(byte[] bytes, Map<String, String> trailers) {

    private static final int HEX = 16;

    static AwsChunked decode(byte[] body) {
        var out = new ByteArrayOutputStream(body.length);
        int at = 0;
        while (true) {
            int end = lineEnd(body, at);
            int size = size(line(body, at, end).split(";", 2)[0]);
            at = end + 2;
            if (size == 0) {
                return new AwsChunked(out.toByteArray(), trailers(body, at));
            }
            if (size > body.length - at - 2) {
                throw incomplete();
            }
            out.write(body, at, size);
            at += size + 2;
        }
    }

    private static Map<String, String> trailers(byte[] body, int from) {
        var trailers = new TreeMap<String, String>();
        int at = from;
        while (at < body.length) {
            int end = lineEnd(body, at);
            var line = line(body, at, end);
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            at = end + 2;
        }
        return trailers;
    }

    private static int lineEnd(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            if (body[i] == '\r' && body[i + 1] == '\n') {
                return i;
            }
        }
        throw incomplete();
    }

    private static String line(byte[] body, int from, int to) {
        return new String(body, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static int size(String hex) {
        try {
            int size = Integer.parseInt(hex.strip(), HEX);
            if (size >= 0) {
                return size;
            }
        } catch (NumberFormatException e) {
            throw incomplete();
        }
        throw incomplete();
    }

    private static AwsError incomplete() {
        return new AwsError("IncompleteBody", "The aws-chunked body ends early or is malformed");
    }
}
