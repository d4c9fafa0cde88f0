package dev.groundwork.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * A kept connection to the engine that sends bytes which are there already: what a call takes at least, with no SDK and no HTTP client. It
 * reads an answer no further than it must to find where that ends. For one thread at a time.
 */
final class RawConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final String OK = "HTTP/1.1 200";

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final StringBuilder line = new StringBuilder();

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
    }

    /** Connects to an {@code http} address with a port. */
    static RawConnection open(URI endpoint) {
        if (!endpoint.getScheme().equals("http")) {
            throw new IllegalArgumentException("a raw connection speaks http only: " + endpoint);
        }
        try {
            return new RawConnection(new Socket(endpoint.getHost(), endpoint.getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends requests one after the other; each must be answered with 200. */
    void send(List<byte[]> requests) {
        try {
            for (var request : requests) {
                out.write(request);
                receive();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void receive() throws IOException {
        var status = line();
        var length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, LENGTH, 0, LENGTH.length())) {
                length = Integer.parseInt(header, LENGTH.length() + 1, header.length(), 10);
            }
        }
        in.skipNBytes(length);
        if (!status.startsWith(OK)) {
            throw new IllegalStateException("answered " + status);
        }
    }

    private String line() throws IOException {
        line.setLength(0);
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the engine closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
