package dev.groundwork.secrets;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a fresh random nonce of 96 bits per text (NIST SP 800-38D), the key derived from any secret with HMAC-SHA-256 and a label,
 * so that one secret never serves two purposes with the same key.
 */
public final class Aes {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final byte[] NO_CONTEXT = {};

    private final SecretKeySpec key;
    private final SecureRandom random;

    /**
     * @param secret at least 128 bits that nobody can guess
     * @param label what the key is for
     */
    public Aes(byte[] secret, String label, SecureRandom random) {
        this.key = new SecretKeySpec(hmac(secret, label.getBytes(StandardCharsets.UTF_8)), "AES");
        this.random = random;
    }

    /** Seals a text, as base64url. */
    public String seal(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(seal(text.getBytes(StandardCharsets.UTF_8), NO_CONTEXT));
    }

    /** Opens a text that was sealed with the same key; nothing if it was sealed with another or changed since. */
    public Optional<String> open(String sealed) {
        try {
            return open(Base64.getUrlDecoder().decode(sealed), NO_CONTEXT)
                    .map(text -> new String(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Seals bytes: the nonce, then the ciphertext with its tag.
     *
     * @param context what the bytes belong to; it is authenticated, not stored: they open in the same context only
     */
    byte[] seal(byte[] plain, byte[] context) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            var whole = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, whole, nonce.length, sealed.length);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had", e);
        }
    }

    /** Opens bytes that were sealed with the same key in the same context; nothing if they were not, or were changed since. */
    Optional<byte[]> open(byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_BYTES), context);
            return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    /** HMAC-SHA-256. */
    public static byte[] hmac(byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is not to be had", e);
        }
    }
}
