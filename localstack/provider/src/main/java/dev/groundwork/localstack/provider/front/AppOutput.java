package dev.groundwork.localstack.provider.front;

import java.io.IOException;
import java.io.OutputStream;

/** The way to an app, whose failures can be told from those of the client. */
final class AppOutput extends OutputStream {

    private final OutputStream out;

    AppOutput(OutputStream out) {
        this.out = out;
    }

    /** The app takes no more. */
    static final class AppGone extends IOException {

        AppGone(IOException cause) {
            super("the app takes no more", cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new AppGone(e);
        }
    }
}
