package dev.groundwork.localstack.provider.front;

import dev.groundwork.localstack.http.LoopbackConnection;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers each request of a front by what its target is then. */
final class FrontHandler extends Handler.Abstract {

    private final Front front;

    FrontHandler(Front front) {
        this.front = front;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        // An app may take longer to answer than a connection may be silent; its own limit ends it then.
        request.addIdleTimeoutListener(timeout -> false);
        LoopbackConnection.of(request).requestEnds();
        var shift = front.enter();
        answer(shift, request, response, Callback.from(callback, shift::leave));
        return true;
    }

    private static void answer(Front.Shift shift, Request request, Response response, Callback done)
            throws IOException {
        switch (shift.target()) {
            case Target.App(var address) -> AppProxy.shared().forward(address, shift, request, response, done);
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
