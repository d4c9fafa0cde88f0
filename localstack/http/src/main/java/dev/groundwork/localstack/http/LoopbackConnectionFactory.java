package dev.groundwork.localstack.http;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Opens connections, up to a number of them; what is over is closed. */
final class LoopbackConnectionFactory extends HttpConnectionFactory {

    private final HttpLimits limits;

    LoopbackConnectionFactory(HttpConfiguration configuration, HttpLimits limits) {
        super(configuration);
        this.limits = limits;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        if (connector.getConnectedEndPoints().size() >= limits.connections()) {
            endPoint.close();
        }
        return configure(
                new LoopbackConnection(getHttpConfiguration(), connector, endPoint, limits), connector, endPoint);
    }
}
