package dev.groundwork.localstack.http;

import java.io.IOException;
import java.util.OptionalInt;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Refuses requests that Jetty takes and that are not served here. */
final class StrictRequests extends Handler.Wrapper {

    private final HttpLimits limits;

    StrictRequests(HttpLimits limits, Handler handler) {
        super(handler);
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var refused = refused(request);
        if (refused.isPresent()) {
            refuse(request, response, refused.getAsInt(), limits);
            callback.succeeded();
            return true;
        }
        return super.handle(request, response, callback);
    }

    private OptionalInt refused(Request request) {
        var headers = request.getHeaders();
        if (!LoopbackConnection.of(request).target().startsWith("/")) {
            return OptionalInt.of(HttpStatus.BAD_REQUEST_400);
        }
        if (headers.size() > limits.headers()) {
            return OptionalInt.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
        }
        if (headers.contains(HttpHeader.TRANSFER_ENCODING)
                && !HttpHeaderValue.CHUNKED.is(headers.get(HttpHeader.TRANSFER_ENCODING))) {
            return OptionalInt.of(HttpStatus.NOT_IMPLEMENTED_501);
        }
        return OptionalInt.empty();
    }

    /** Answers at once, and reads on for a moment, so that a peer that still sends gets to see the answer. */
    static void refuse(Request request, Response response, int status, HttpLimits limits) throws IOException {
        var written = new Callback.Completable();
        Refusals.refuse(response, status, written);
        written.join();
        if (!request.getHeaders().contains(HttpHeader.EXPECT)) {
            LoopbackConnection.of(request).farewell();
            Content.Source.asInputStream(request).skip(limits.body());
        }
    }
}
