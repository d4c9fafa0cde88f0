package dev.groundwork.localstack.cloud.s3;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.wire.AwsError;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * The bytes of an upload with {@code aws-chunked} undone, every sum that came with them verified.
 *
 * @param bytes the object
 * @param checksums the {@code x-amz-checksum-…} that were verified, by header name
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Payload(byte[] bytes, Map<String, String> checksums) {

    private static final String CHECKSUM = "x-amz-checksum-";

    static Payload of(CloudRequest request, long maxBytes) {
        var checksums = new TreeMap<String, String>();
        request.headers().forEach((name, values) -> checksums.put(name, values.getFirst()));
        var bytes = request.body();
        if (request.header("x-amz-content-sha256").startsWith("STREAMING-")) {
            var chunks = AwsChunked.decode(bytes);
            checksums.putAll(chunks.trailers());
            bytes = chunks.bytes();
            if (!request.header("x-amz-decoded-content-length").equals(String.valueOf(bytes.length))) {
                throw new AwsError(
                        "IncompleteBody", "The body has not the length that x-amz-decoded-content-length says");
            }
        } else {
            checkDigest(request.header("x-amz-content-sha256"), bytes);
        }
        if (bytes.length > maxBytes) {
            throw new AwsError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size");
        }
        checkMd5(request.header("content-md5"), bytes);
        checksums
                .keySet()
                .removeIf(name -> !name.startsWith(CHECKSUM)
                        || name.equals(CHECKSUM + "algorithm")
                        || name.equals(CHECKSUM + "mode")
                        || name.equals(CHECKSUM + "type"));
        var content = bytes;
        checksums.forEach((name, sum) -> checkSum(name, sum, content));
        return new Payload(bytes, checksums);
    }

    private static void checkDigest(String given, byte[] bytes) {
        boolean isDigest = !given.isEmpty() && !given.equals("UNSIGNED-PAYLOAD");
        if (isDigest && !given.equals(HexFormat.of().formatHex(SignatureV4.sha256(bytes)))) {
            throw new AwsError("XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' does not match.");
        }
    }

    private static void checkMd5(String given, byte[] bytes) {
        if (!given.isEmpty() && !given.equals(base64("MD5", bytes))) {
            throw new AwsError("BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static void checkSum(String name, String given, byte[] bytes) {
        var algorithm = name.substring(CHECKSUM.length()).toLowerCase(Locale.ROOT);
        var computed =
                switch (algorithm) {
                    case "crc32" -> base64(new CRC32(), bytes);
                    case "crc32c" -> base64(new CRC32C(), bytes);
                    case "sha1" -> base64("SHA-1", bytes);
                    case "sha256" -> base64("SHA-256", bytes);
                    default ->
                        throw new AwsError(
                                501, "NotImplemented", "A checksum that the stand-in does not know: " + algorithm);
                };
        if (!computed.equals(given)) {
            throw new AwsError(
                    "BadDigest", "The " + algorithm + " you specified did not match the calculated checksum.");
        }
    }

    private static String base64(Checksum checksum, byte[] bytes) {
        checksum.update(bytes);
        var sum = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue());
        return Base64.getEncoder().encodeToString(sum.array());
    }

    static String base64(String algorithm, byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest(algorithm, bytes));
    }

    /** The ETag of an object that was put whole: its MD5, in quotes. */
    String etag() {
        return '"' + HexFormat.of().formatHex(digest("MD5", bytes)) + '"';
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
