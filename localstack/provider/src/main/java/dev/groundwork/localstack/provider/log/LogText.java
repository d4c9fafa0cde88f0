package dev.groundwork.localstack.provider.log;

import java.util.regex.Pattern;

/** Makes what a process wrote fit to be shown: no terminal sequences, no control characters. */
final class LogText {

    /** CSI and OSC sequences of ECMA-48, and two-character escapes. */
    private static final Pattern ESCAPES =
            Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|[@-_])");

    private LogText() {}

    static String clean(String raw) {
        var text = raw.indexOf('\u001b') < 0 ? raw : ESCAPES.matcher(raw).replaceAll("");
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\t') {
                clean.append(' ');
            } else if (!Character.isISOControl(point) && point != 0x2028 && point != 0x2029) {
                clean.appendCodePoint(point);
            }
        });
        return clean.toString();
    }
}
