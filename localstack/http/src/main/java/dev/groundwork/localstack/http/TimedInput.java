package dev.groundwork.localstack.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Reads a socket until a moment; a peer that sends byte after byte gains no time by it. */
final class TimedInput {

    private static final int BUFFER = 16 * 1024;
    private static final int END = -1;

    private final Socket socket;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long deadline;

    TimedInput(Socket socket) {
        this.socket = socket;
    }

    /** What is read from now on has to come within {@code time}. */
    void within(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
    }

    /** The next byte, or -1 at the end of the stream. Throws {@link SocketTimeoutException} when the time is over. */
    int read() throws IOException {
        if (at == end && fill() == END) {
            return END;
        }
        return buffer[at++] & 0xff;
    }

    /** Exactly so many bytes into {@code target} from {@code from} on. */
    void readFully(byte[] target, int from, int length) throws IOException {
        var done = 0;
        while (done < length) {
            if (at == end && fill() == END) {
                throw new EOFException("the body ends early");
            }
            var step = Math.min(length - done, end - at);
            System.arraycopy(buffer, at, target, from + done, step);
            at += step;
            done += step;
        }
    }

    private int fill() throws IOException {
        var left = Math.ceilDiv(deadline - System.nanoTime(), 1_000_000);
        if (left <= 0) {
            throw new SocketTimeoutException("the time to send a request is over");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        var count = socket.getInputStream().read(buffer);
        at = 0;
        end = Math.max(count, 0);
        return count;
    }
}
