package dev.groundwork.localstack.provider.front;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A number of bytes of a stream; fewer are an error. */
final class SizedInput extends InputStream {

    private final InputStream in;
    private long left;

    SizedInput(InputStream in, long bytes) {
        this.in = in;
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the body ends early");
        }
        left -= count;
        return count;
    }
}
