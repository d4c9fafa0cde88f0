package dev.groundwork.ledger.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** SHA-256, which every Java platform has. */
final class Digest {

    private static final int REQUEST_HASH_BYTES = 6;

    private Digest() {}

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }

    /** Returns the first 48 bits of the hash as 8 characters: enough to tell the few requests under one key apart. */
    static String requestHash(String request) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(sha256(request), REQUEST_HASH_BYTES));
    }
}
