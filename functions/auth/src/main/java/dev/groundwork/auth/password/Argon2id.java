package dev.groundwork.auth.password;

import java.util.regex.Pattern;

/**
 * Argon2id of version 0x13 (RFC 9106), whose results are PHC strings:
 * {@code $argon2id$v=19$m=<KiB>,t=<passes>,p=<lanes>$<salt>$<tag>}, both in base64 without padding. A call allocates {@code memoryKib} outside
 * of the heap while it runs.
 *
 * @param memoryKib memory in KiB, at least eight for each lane
 * @param passes passes over the memory
 * @param lanes parts of the memory that are filled side by side
 * @param tagBytes bytes of the result
 */
public record Argon2id(int memoryKib, int passes, int lanes, int tagBytes) {

    /**
     * The form of a text that may be verified. A damaged one asks for less than 100 MB and a hundred passes. Hashes of the first version of
     * Argon2 (v=16) are not of this form: none is stored.
     */
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$(m=\\d{1,5},t=\\d{1,2},p=\\d)\\$[A-Za-z0-9+/]{11,86}\\$[A-Za-z0-9+/]{16,86}");

    /** Hashes a password with a salt of eight bytes or more; returns the PHC string. */
    public String hash(byte[] password, byte[] salt) {
        return Argon2Library.shared().hash(this, password, salt);
    }

    /**
     * Returns true if the password is that of a PHC string, whatever its parameters. Tags are compared in constant time.
     *
     * @throws IllegalArgumentException if the text is no PHC string of Argon2id
     */
    public static boolean verify(byte[] password, String phc) {
        if (!PHC.matcher(phc).matches()) {
            throw new IllegalArgumentException("this is no PHC string of Argon2id");
        }
        return Argon2Library.shared().verify(phc, password);
    }

    /** Returns true if a PHC string was made with these parameters. */
    public boolean made(String phc) {
        var matcher = PHC.matcher(phc);
        return matcher.matches()
                && matcher.group(1).equals("m=%d,t=%d,p=%d".formatted(memoryKib, passes, lanes))
                && phc.length() - phc.lastIndexOf('$') - 1 == base64Length(tagBytes);
    }

    /** Characters of so many bytes without padding. */
    private static int base64Length(int bytes) {
        return (bytes * 4 + 2) / 3;
    }
}
