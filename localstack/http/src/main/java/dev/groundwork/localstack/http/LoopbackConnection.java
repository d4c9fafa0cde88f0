package dev.groundwork.localstack.http;

import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.CyclicTimeout;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * A connection that knows the target of its request as it was sent, and that ends when a head or a body takes longer than allowed. Jetty
 * refuses targets such as {@code /a/%zz}, and its own timeout is for silence alone: a peer that sends byte after byte would keep it away for
 * ever.
 */
public final class LoopbackConnection extends HttpConnection {

    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?]*");
    private static final String ROOT = "/";
    private static final int FAREWELL_SECONDS = 2;

    private final CyclicTimeout deadline;
    private final HttpLimits limits;
    private String target = ROOT;

    LoopbackConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint, HttpLimits limits) {
        super(configuration, connector, endPoint);
        this.limits = limits;
        this.deadline = new CyclicTimeout(connector.getScheduler()) {
            @Override
            public void onTimeoutExpired() {
                endPoint.close();
            }
        };
    }

    /** Returns the connection of a request. */
    public static LoopbackConnection of(Request request) {
        return (LoopbackConnection) request.getConnectionMetaData().getConnection();
    }

    /** Returns path and query of the request under way, as they were sent; without scheme and host where they were sent too. */
    public String target() {
        return target;
    }

    /** Hears of a request line. Jetty gets a path that it takes as it is. */
    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
        target = ABSOLUTE.matcher(uri).lookingAt() ? afterAuthority(uri) : uri;
        return super.newHttpStream(method, ROOT, version);
    }

    private static String afterAuthority(String uri) {
        var rest = ABSOLUTE.matcher(uri).replaceFirst("");
        return rest.startsWith(ROOT) ? rest : ROOT + rest;
    }

    /** Hears that bytes of a request's head have come; the first ones begin its time. */
    @Override
    public void onFillable() {
        if (getParser().isStart()) {
            deadline.schedule(limits.headTime().toNanos(), TimeUnit.NANOSECONDS);
        }
        super.onFillable();
    }

    /** Begins the time for a body, in place of that for the head. */
    public void bodyBegins() {
        deadline.schedule(limits.bodyTime().toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends the time for what a peer sends: the request has been read, or may take as long as it likes. */
    public void requestEnds() {
        deadline.cancel();
    }

    /** Ends the connection soon, whatever the peer still sends. */
    void farewell() {
        deadline.schedule(FAREWELL_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends the connection without another byte. */
    void drop() {
        deadline.cancel();
        getEndPoint().close();
    }

    @Override
    public void onClose(Throwable cause) {
        deadline.destroy();
        super.onClose(cause);
    }
}
