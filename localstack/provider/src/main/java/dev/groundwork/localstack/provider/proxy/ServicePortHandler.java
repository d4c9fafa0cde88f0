package dev.groundwork.localstack.provider.proxy;

import dev.groundwork.localstack.http.LoopbackConnection;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers each request to a service's port by what its target is then. */
final class ServicePortHandler extends Handler.Abstract {

    private final ServicePort servicePort;

    ServicePortHandler(ServicePort servicePort) {
        this.servicePort = servicePort;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        // An app may take longer to answer than a connection may be silent; its own limit ends it then.
        request.addIdleTimeoutListener(timeout -> false);
        LoopbackConnection.of(request).requestEnds();
        var assignment = servicePort.enter();
        answer(assignment, request, response, Callback.from(callback, assignment::leave));
        return true;
    }

    private static void answer(ServicePort.Assignment assignment, Request request, Response response, Callback done)
            throws IOException {
        switch (assignment.target()) {
            case Target.App(var address) -> AppProxy.shared().forward(address, assignment, request, response, done);
            case Target.Site(var site) -> {
                try {
                    site.answer(request, response);
                    done.succeeded();
                } catch (IOException | RuntimeException e) {
                    done.failed(e);
                }
            }
            case Target.Nothing(var reason) -> Answers.unavailable(response, reason, done);
        }
    }
}
