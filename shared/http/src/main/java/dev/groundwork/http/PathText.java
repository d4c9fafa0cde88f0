package dev.groundwork.http;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Spells a request's path as a URI's path (RFC 3986 section 3.3). */
final class PathText {

    private static final String UNESCAPED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private PathText() {}

    /** The same path if it is valid; else with escapes for what a path may not hold, a percent sign that begins no escape included. */
    static String valid(String path) {
        var valid = new StringBuilder(path.length());
        for (var i = 0; i < path.length(); ) {
            var codePoint = path.codePointAt(i);
            if (UNESCAPED.indexOf(codePoint) >= 0 || isEscape(path, i)) {
                valid.append((char) codePoint);
            } else {
                for (var octet : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    valid.append('%').append(HEX.toHexDigits(octet));
                }
            }
            i += Character.charCount(codePoint);
        }
        return valid.toString();
    }

    private static boolean isEscape(String path, int place) {
        return path.charAt(place) == '%'
                && place + 2 < path.length()
                && HexFormat.isHexDigit(path.charAt(place + 1))
                && HexFormat.isHexDigit(path.charAt(place + 2));
    }
}
