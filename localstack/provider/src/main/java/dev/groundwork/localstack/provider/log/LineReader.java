package dev.groundwork.localstack.provider.log;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads lines of any length in bounded memory: what goes beyond {@value #LONGEST} bytes of a line is left out. */
public final class LineReader {

    static final int LONGEST = 4096;
    private static final String CUT = " [cut]";

    private LineReader() {}

    /** Hands on each line, cleaned, until the stream ends; the last one also without a line end. */
    public static void read(InputStream stream, Consumer<String> lines) throws IOException {
        var input = new BufferedInputStream(stream);
        var line = new ByteArrayOutputStream();
        var cut = false;
        for (var next = input.read(); next >= 0; next = input.read()) {
            if (next == '\n') {
                lines.accept(text(line, cut));
                line.reset();
                cut = false;
            } else if (line.size() < LONGEST) {
                line.write(next);
            } else {
                cut = true;
            }
        }
        if (line.size() > 0) {
            lines.accept(text(line, cut));
        }
    }

    private static String text(ByteArrayOutputStream line, boolean cut) {
        return cut
                ? LogText.clean(whole(line.toByteArray())) + CUT
                : LogText.clean(line.toString(StandardCharsets.UTF_8));
    }

    /** Decodes a line that was cut, without the character that the cut has split. */
    private static String whole(byte[] bytes) {
        var text = CharBuffer.allocate(bytes.length);
        StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .decode(ByteBuffer.wrap(bytes), text, false);
        return text.flip().toString();
    }
}
