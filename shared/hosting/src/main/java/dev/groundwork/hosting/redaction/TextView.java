package dev.groundwork.hosting.redaction;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * A text as a reader may decode it, one character for each byte of UTF-8, with the place that each byte has in the text.
 *
 * @param bytes the decoded bytes, as ISO-8859-1
 * @param starts the first character of the text behind each byte
 * @param ends the end of the characters of the text behind each byte
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record TextView(String bytes, int[] starts, int[] ends) {

    private static final int ESCAPE = 3;

    /** Returns the text as it is. */
    static TextView plain(String text) {
        return decoded(text, false, false);
    }

    /**
     * Returns the text with its percent escapes decoded.
     *
     * @param isForm whether a plus is a space, as in a form
     */
    static TextView unescaped(String text, boolean isForm) {
        return decoded(text, true, isForm);
    }

    private static TextView decoded(String text, boolean hasEscapes, boolean isForm) {
        var bytes = new ByteArrayOutputStream(text.length());
        var starts = IntStream.builder();
        var ends = IntStream.builder();
        for (int at = 0; at < text.length(); ) {
            int taken = hasEscapes && isEscape(text, at) ? ESCAPE : Character.charCount(text.codePointAt(at));
            var decoded = taken == ESCAPE
                    ? new byte[] {(byte) Integer.parseInt(text, at + 1, at + ESCAPE, 16)}
                    : isForm && text.charAt(at) == '+' ? new byte[] {' '} : utf8(text, at, at + taken);
            for (var one : decoded) {
                bytes.write(one);
                starts.add(at);
                ends.add(at + taken);
            }
            at += taken;
        }
        return new TextView(
                bytes.toString(StandardCharsets.ISO_8859_1),
                starts.build().toArray(),
                ends.build().toArray());
    }

    private static byte[] utf8(String text, int start, int end) {
        return text.substring(start, end).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isEscape(String text, int at) {
        return text.charAt(at) == '%'
                && at + 2 < text.length()
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0
                && text.charAt(at + 1) < 0x80
                && text.charAt(at + 2) < 0x80;
    }

    /** Returns the same bytes with the URL-safe alphabet of base64 written in the standard one (RFC 4648 section 5). */
    TextView standardBase64() {
        return new TextView(bytes.replace('-', '+').replace('_', '/'), starts, ends);
    }

    /** Marks every occurrence of a needle, overlapping ones too, in the characters of the text. */
    void mark(String needle, BitSet found) {
        for (int at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
            mark(at, at + needle.length(), found);
        }
    }

    /** Marks a part of the bytes, which is not empty, in the characters of the text. */
    void mark(int from, int to, BitSet found) {
        found.set(starts[from], ends[to - 1]);
    }
}
