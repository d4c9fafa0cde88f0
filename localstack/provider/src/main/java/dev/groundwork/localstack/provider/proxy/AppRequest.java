package dev.groundwork.localstack.provider.proxy;

import java.net.InetSocketAddress;
import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.transport.HttpConversation;
import org.eclipse.jetty.client.transport.HttpRequest;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/** A request to an app whose target is sent as the client sent it: {@code java.net.URI} would refuse some, and change others. */
final class AppRequest extends HttpRequest {

    private final String target;

    AppRequest(HttpClient client, InetSocketAddress app, String target) {
        super(client, new HttpConversation(), address(app));
        this.target = target;
    }

    /** An app may listen at IPv6's loopback address alone, which stands in brackets here. */
    private static URI address(InetSocketAddress app) {
        return URI.create("http://" + HostPort.normalizeHost(app.getHostString()) + ":" + app.getPort());
    }

    @Override
    public String getPath() {
        return target;
    }

    /** Nothing: it stands in the target. */
    @Override
    public @Nullable String getQuery() {
        return null;
    }
}
