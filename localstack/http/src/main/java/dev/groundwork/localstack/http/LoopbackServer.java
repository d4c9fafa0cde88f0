package dev.groundwork.localstack.http;

import java.io.IOException;
import java.net.BindException;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A server on 127.0.0.1: Jetty, within {@link HttpLimits}, which hands requests over as they were sent. Nothing is decoded or normalised on
 * the way, and what two readers could take for two things is refused.
 */
public final class LoopbackServer implements AutoCloseable {

    /** The only address that servers listen at. */
    public static final String HOST = "127.0.0.1";

    private static final int BACKLOG = 1024;

    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Takes a port; connections wait until {@link #start()}.
     *
     * @param port 0 for any that is free
     * @param handler answers requests whose body has been read whole
     * @throws BindException where the port is taken
     */
    public static LoopbackServer listen(int port, HttpLimits limits, HttpHandler handler) throws IOException {
        return listen(port, limits, new WholeRequests(limits, handler));
    }

    /**
     * Takes a port for a handler that reads and writes bodies piece by piece; connections wait until {@link #start()}.
     *
     * @param port 0 for any that is free
     * @param handler Jetty's; it hears of a request once its head has been read
     * @throws BindException where the port is taken
     */
    public static LoopbackServer listen(int port, HttpLimits limits, Handler handler) throws IOException {
        var server = new Server(SharedThreads.POOL, SharedThreads.TIMER, SharedThreads.BUFFERS);
        server.setHandler(new StrictRequests(limits, handler));
        server.setErrorHandler(Refusals::answer);
        var connections = new LoopbackConnectionFactory(configuration(limits), limits);
        var connector = new ServerConnector(server, null, null, null, 0, 1, connections);
        connector.setHost(HOST);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(limits.idle().toMillis());
        server.addConnector(connector);
        open(connector);
        return new LoopbackServer(server, connector);
    }

    private static void open(ServerConnector connector) throws IOException {
        try {
            connector.open();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException taken ? taken : e;
        }
    }

    private static HttpConfiguration configuration(HttpLimits limits) {
        var configuration = new HttpConfiguration();
        configuration.setRequestHeaderSize(limits.head());
        configuration.setResponseHeaderSize(limits.head());
        configuration.setMaxResponseHeaderSize(limits.head());
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setHttpCompliance(HttpCompliance.RFC9110);
        // Jetty knows common values and would change their case, which a signature covers.
        configuration.setHeaderCacheCaseSensitive(true);
        configuration.setUseInputDirectByteBuffers(false);
        configuration.setUseOutputDirectByteBuffers(false);
        return configuration;
    }

    /** The port that it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Begins to answer. */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the server on port " + port() + " did not start", e);
        }
    }

    /** Ends every connection; what is under way is not answered. */
    @Override
    public void close() {
        connector.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server on port " + port() + " did not stop", e);
        }
    }
}
