package dev.groundwork.localstack.provider.proxy;

import dev.groundwork.localstack.http.LoopbackConnection;
import dev.groundwork.localstack.http.SharedThreads;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpUpgrader;
import org.eclipse.jetty.client.Response.CompleteListener;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Hands requests to apps and their answers back, both as they come. Each request has a connection of its own; one on which the app changes
 * protocols becomes a tunnel. One proxy serves all ports of the process.
 */
final class AppProxy extends ProxyHandler {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int HEAD_BYTES = 64 * 1024;
    private static final int MAX_REQUESTS = 4096;
    private static final String APP = AppProxy.class.getName() + ".app";
    private static final String ASSIGNMENT = AppProxy.class.getName() + ".assignment";

    private AppProxy() {}

    private static final class Holder {

        private static final AppProxy SHARED = started();

        private static AppProxy started() {
            try {
                var proxy = new AppProxy();
                proxy.start();
                proxy.getHttpClient().getProtocolHandlers().put(new AnyUpgrade());
                return proxy;
            } catch (Exception e) {
                throw new IllegalStateException("the proxy did not start", e);
            }
        }
    }

    /** Returns the proxy of the process. */
    static AppProxy shared() {
        return Holder.SHARED;
    }

    /** Answers a request by what an app answers. */
    void forward(
            InetSocketAddress app,
            ServicePort.Assignment assignment,
            Request request,
            Response response,
            Callback callback) {
        request.setAttribute(APP, app);
        request.setAttribute(ASSIGNMENT, assignment);
        handle(new ForwardedRequest(request), response, callback);
    }

    @Override
    protected HttpClient newHttpClient() {
        var connector = new ClientConnector();
        connector.setExecutor(SharedThreads.POOL);
        connector.setScheduler(SharedThreads.TIMER);
        connector.setByteBufferPool(SharedThreads.BUFFERS);
        connector.setSelectors(1);
        return new HttpClient(new HttpClientTransportOverHTTP(connector));
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setUserAgentField(null);
        client.setConnectTimeout(CONNECT.toMillis());
        client.setIdleTimeout(ANSWER.toMillis());
        client.setMaxConnectionsPerDestination(MAX_REQUESTS);
        client.setMaxRequestsQueuedPerDestination(MAX_REQUESTS);
        client.setMaxResponseHeadersSize(HEAD_BYTES);
    }

    @Override
    protected HttpURI rewriteHttpURI(Request request) {
        return request.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        var app = (InetSocketAddress) request.getAttribute(APP);
        return new AppRequest(
                        getHttpClient(), app, LoopbackConnection.of(request).target())
                .method(request.getMethod());
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toApp) {
        var port = Request.getLocalPort(request);
        var host = request.getHeaders().get(HttpHeader.HOST);
        var upgrades = ForwardedRequest.upgrades(request);
        toApp.headers(headers -> {
            headers.put("X-Forwarded-For", Request.getRemoteAddr(request));
            headers.put("X-Forwarded-Proto", "http");
            headers.put("X-Forwarded-Port", Integer.toString(port));
            if (host == null) {
                headers.put(HttpHeader.HOST, "127.0.0.1:" + port);
            } else {
                headers.put("X-Forwarded-Host", host);
            }
            headers.put(HttpHeader.CONNECTION, upgrades ? "Upgrade" : "close");
            if (upgrades) {
                headers.put(
                        HttpHeader.UPGRADE,
                        String.join(", ", request.getHeaders().getValuesList(HttpHeader.UPGRADE)));
            }
        });
    }

    @Override
    protected CompleteListener newServerToProxyResponseListener(
            Request request, org.eclipse.jetty.client.Request toApp, Response response, Callback callback) {
        if (ForwardedRequest.upgrades(request)) {
            HttpUpgrader.Factory upgrader = version -> new TunnelUpgrade(
                    request, response, callback, (ServicePort.Assignment) request.getAttribute(ASSIGNMENT));
            toApp.attribute(HttpUpgrader.Factory.class.getName(), upgrader);
        }
        return new StreamedAnswer(request, toApp, response, callback);
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request toApp,
            org.eclipse.jetty.client.Response fromApp,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            callback.failed(failure);
            return;
        }
        response.reset();
        Answers.plain(response, HttpStatus.BAD_GATEWAY_502, "The app did not answer.\n", callback);
    }

    /**
     * Hands an answer on. The head of one whose length is not known is sent at once, so that streams of events begin when they begin, and its
     * body in chunks, so that one that breaks off does not look whole.
     */
    private final class StreamedAnswer extends ProxyResponseListener {

        private final Request request;
        private final Response response;

        StreamedAnswer(Request request, org.eclipse.jetty.client.Request toApp, Response response, Callback callback) {
            super(request, toApp, response, callback);
            this.request = request;
            this.response = response;
        }

        @Override
        public void onContentSource(org.eclipse.jetty.client.Response fromApp, Content.Source content) {
            if (!isChunked(fromApp)) {
                super.onContentSource(fromApp, content);
                return;
            }
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED);
            var sent = Callback.from(() -> super.onContentSource(fromApp, content), failure -> {
                var _ = fromApp.abort(failure);
            });
            response.write(false, BufferUtil.EMPTY_BUFFER, sent);
        }

        private boolean isChunked(org.eclipse.jetty.client.Response fromApp) {
            return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                    && !fromApp.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                    && !HttpMethod.HEAD.is(request.getMethod())
                    && fromApp.getStatus() != HttpStatus.NO_CONTENT_204
                    && fromApp.getStatus() != HttpStatus.NOT_MODIFIED_304;
        }
    }
}
