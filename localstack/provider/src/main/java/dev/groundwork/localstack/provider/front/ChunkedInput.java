package dev.groundwork.localstack.provider.front;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The bytes inside chunks (RFC 9112, 7.1). Extensions and trailers are read over. */
final class ChunkedInput extends InputStream {

    private static final int BAD_REQUEST = 400;
    private static final int MAX_LINE = 4096;
    private static final int MAX_TRAILERS = 64;
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \\t]*(?:;.*)?");

    private final InputStream in;
    private long left;
    private boolean begun;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && !ended) {
            next();
        }
        if (ended) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ends early");
        }
        left -= count;
        return count;
    }

    private void next() throws IOException {
        if (begun && !line().isEmpty()) {
            throw new BadMessage(BAD_REQUEST, "a chunk longer than it says");
        }
        begun = true;
        var size = SIZE.matcher(line());
        if (!size.matches()) {
            throw new BadMessage(BAD_REQUEST, "not the size of a chunk");
        }
        left = Long.parseLong(size.group(1), 16);
        if (left == 0) {
            ended = true;
            for (var trailers = 0; !line().isEmpty(); trailers++) {
                if (trailers == MAX_TRAILERS) {
                    throw new BadMessage(BAD_REQUEST, "too many trailers");
                }
            }
        }
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the body ends early");
            }
            if (line.length() == MAX_LINE) {
                throw new BadMessage(BAD_REQUEST, "a line of a chunk is too long");
            }
            line.append((char) next);
        }
        return line.isEmpty() || line.charAt(line.length() - 1) != '\r'
                ? line.toString()
                : line.substring(0, line.length() - 1);
    }
}
