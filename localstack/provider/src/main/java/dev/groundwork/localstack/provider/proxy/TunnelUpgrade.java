package dev.groundwork.localstack.provider.proxy;

import java.util.Set;
import org.eclipse.jetty.client.HttpUpgrader;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Makes a tunnel of the two connections of a request, once its app has answered 101. */
final class TunnelUpgrade implements HttpUpgrader {

    private static final int SWITCHING = 101;
    private static final Set<HttpHeader> OF_ONE_HOP = Set.of(
            HttpHeader.CONNECTION, HttpHeader.KEEP_ALIVE, HttpHeader.TRANSFER_ENCODING, HttpHeader.CONTENT_LENGTH);

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ServicePort.Assignment assignment;

    TunnelUpgrade(Request request, Response response, Callback callback, ServicePort.Assignment assignment) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.assignment = assignment;
    }

    @Override
    public void prepare(org.eclipse.jetty.client.Request toApp) {
        // The request says already what it asks for.
    }

    @Override
    public void upgrade(org.eclipse.jetty.client.Response fromApp, EndPoint app, Callback upgraded) {
        var client = request.getConnectionMetaData().getConnection().getEndPoint();
        var executor = request.getComponents().getExecutor();
        assignment.enter();
        var fromClient = new TunnelConnection(client, executor, assignment::leave);
        var toClient = new TunnelConnection(app, executor, () -> {});
        fromClient.join(toClient);
        app.upgrade(toClient);
        request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, fromClient);
        response.setStatus(SWITCHING);
        for (HttpField field : fromApp.getHeaders()) {
            if (!OF_ONE_HOP.contains(field.getHeader())) {
                response.getHeaders().add(field);
            }
        }
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        callback.succeeded();
        upgraded.succeeded();
    }
}
