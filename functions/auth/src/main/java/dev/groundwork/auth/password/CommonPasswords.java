package dev.groundwork.auth.password;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * The passwords that are guessed first: the list in the jar, one password a line in the order of its bytes, and every repetition of up to
 * eight characters. The list is searched where it lies: no look-up makes an object for an entry. A test makes it anew and compares.
 */
@Singleton
final class CommonPasswords {

    private static final String LIST = "common-passwords.txt";
    private static final int LONGEST_UNIT = 8;
    private static final byte END = '\n';

    /** Reads the list at the first look-up: most starts of the function see no new password. */
    private static final class Lines {

        static final byte[] ALL = read();

        private static byte[] read() {
            try (var list = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST)) {
                return list.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException("the list of common passwords cannot be read", e);
            }
        }
    }

    /** Returns true if the password is one of them; upper and lower case are the same. */
    boolean contains(Password password) {
        var folded = PasswordPolicy.folded(password);
        return isRepetition(folded) || isListed(folded.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isRepetition(String text) {
        for (int unit = 1; unit <= LONGEST_UNIT; unit++) {
            if (text.startsWith(text.substring(unit))) {
                return true;
            }
        }
        return false;
    }

    /** Binary search over the bytes: {@code low} and {@code high} are always starts of lines. */
    private static boolean isListed(byte[] digest) {
        var lines = Lines.ALL;
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int start = startOfLine(lines, low, low + (high - low) / 2);
            int end = endOfLine(lines, start);
            int order = Arrays.compareUnsigned(lines, start, end, digest, 0, digest.length);
            if (order == 0) {
                return true;
            }
            if (order < 0) {
                low = end + 1;
            } else {
                high = start;
            }
        }
        return false;
    }

    private static int startOfLine(byte[] lines, int from, int within) {
        int start = within;
        while (start > from && lines[start - 1] != END) {
            start--;
        }
        return start;
    }

    private static int endOfLine(byte[] lines, int start) {
        int end = start;
        while (lines[end] != END) {
            end++;
        }
        return end;
    }
}
