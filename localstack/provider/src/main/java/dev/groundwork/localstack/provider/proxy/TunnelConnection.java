package dev.groundwork.localstack.provider.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One side of a tunnel: hands what it reads to the other side, until either has ended. The side of the client opens last, and then both
 * begin.
 */
final class TunnelConnection extends AbstractConnection implements Connection.UpgradeTo {

    private static final int BUFFER = 16 * 1024;

    private final Runnable ended;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private ByteBuffer early = ByteBuffer.allocate(0);
    private @Nullable TunnelConnection other;
    private boolean isClient;

    TunnelConnection(EndPoint endPoint, Executor executor, Runnable ended) {
        super(endPoint, executor);
        this.ended = ended;
    }

    /** Makes this the client's side of a tunnel to an app. */
    void join(TunnelConnection app) {
        other = app;
        isClient = true;
        app.other = this;
    }

    /** Takes what came behind the request to change protocols. */
    @Override
    public void onUpgradeTo(@Nullable ByteBuffer bytes) {
        if (bytes != null) {
            early = bytes;
        }
    }

    @Override
    public void onOpen() {
        super.onOpen();
        getEndPoint().setIdleTimeout(0);
        if (isClient) {
            other().begin();
            begin();
        }
    }

    private void begin() {
        hand(early);
    }

    private TunnelConnection other() {
        if (other == null) {
            throw new IllegalStateException("a tunnel has two sides");
        }
        return other;
    }

    private void hand(ByteBuffer bytes) {
        other().getEndPoint().write(Callback.from(this::fillInterested, failure -> end()), bytes);
    }

    @Override
    public void onFillable() {
        try {
            buffer.clear().flip();
            var count = getEndPoint().fill(buffer);
            if (count > 0) {
                hand(buffer);
            } else if (count == 0) {
                fillInterested();
            } else {
                end();
            }
        } catch (IOException e) {
            end();
        }
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        end();
    }

    private void end() {
        getEndPoint().close();
        other().getEndPoint().close();
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        super.onClose(cause);
        ended.run();
    }
}
