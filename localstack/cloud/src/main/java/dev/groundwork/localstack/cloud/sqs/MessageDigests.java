package dev.groundwork.localstack.cloud.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SortedMap;

/** The MD5 sums that SQS answers and SDKs check (SQS Developer Guide, "Calculating the MD5 message digest for message attributes"). */
public final class MessageDigests {

    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private MessageDigests() {}

    /** Of a body. */
    public static String md5(String body) {
        return hex("MD5", body.getBytes(StandardCharsets.UTF_8));
    }

    /** Of a sender's attributes. */
    public static String md5(SortedMap<String, Message.Attribute> attributes) {
        var bytes = new ByteArrayOutputStream();
        attributes.forEach((name, attribute) -> {
            put(bytes, name.getBytes(StandardCharsets.UTF_8));
            put(bytes, attribute.type().getBytes(StandardCharsets.UTF_8));
            var text = attribute.text();
            var binary = attribute.binary();
            if (text != null) {
                bytes.write(TEXT);
                put(bytes, text.getBytes(StandardCharsets.UTF_8));
            } else if (binary != null) {
                bytes.write(BINARY);
                put(bytes, Base64.getDecoder().decode(binary));
            }
        });
        return hex("MD5", bytes.toByteArray());
    }

    /** Returns the deduplication id of a message in a queue that deduplicates by content. */
    static String sha256(String body) {
        return hex("SHA-256", body.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
