package dev.groundwork.localstack.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Hands whole requests to an {@link HttpHandler} and sends its answers, head and body in one write. */
final class WholeRequests extends Handler.Abstract {

    private static final System.Logger LOG = System.getLogger(LoopbackServer.class.getName());
    private static final byte[] NO_BODY = new byte[0];

    private final HttpLimits limits;
    private final HttpHandler handler;

    WholeRequests(HttpLimits limits, HttpHandler handler) {
        this.limits = limits;
        this.handler = handler;
    }

    /** Thrown where a body is larger than the limit. */
    private static final class TooLargeException extends Exception {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
            throws IOException, InterruptedException {
        // A handler may wait longer for an event than a connection for its next request.
        request.addIdleTimeoutListener(timeout -> false);
        var connection = LoopbackConnection.of(request);
        try {
            connection.bodyBegins();
            var target = connection.target();
            var question = target.indexOf('?');
            var whole = new HttpRequest(
                    request.getMethod(),
                    question < 0 ? target : target.substring(0, question),
                    question < 0 ? "" : target.substring(question + 1),
                    request.getConnectionMetaData().getProtocol(),
                    headers(request),
                    Request.getRemoteAddr(request),
                    body(request));
            connection.requestEnds();
            send(whole, response, callback, connection);
        } catch (TooLargeException e) {
            StrictRequests.refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE_413, limits);
            callback.succeeded();
        }
        return true;
    }

    private static HttpHeaders headers(Request request) {
        var fields = request.getHeaders();
        var lines = new ArrayList<HttpHeaders.Line>(fields.size());
        for (var field : fields) {
            lines.add(new HttpHeaders.Line(
                    field.getName(), Optional.ofNullable(field.getValue()).orElse("")));
        }
        return new HttpHeaders(lines);
    }

    /** Reads a body. One that is announced as too large is refused before it is sent. */
    private byte[] body(Request request) throws IOException, TooLargeException {
        var length = request.getLength();
        if (length == 0 || (length < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING))) {
            return NO_BODY;
        }
        if (length > limits.body()) {
            throw new TooLargeException();
        }
        var body = Content.Source.asInputStream(request).readNBytes(limits.body() + 1);
        if (body.length > limits.body()) {
            throw new TooLargeException();
        }
        return body;
    }

    private void send(HttpRequest request, Response response, Callback callback, LoopbackConnection connection)
            throws InterruptedException {
        Optional<HttpResponse> answer;
        try {
            answer = handler.answer(request);
        } catch (RuntimeException bug) {
            LOG.log(System.Logger.Level.ERROR, "A request could not be handled: " + request.path(), bug);
            Refusals.fail(response, callback);
            return;
        }
        if (answer.isEmpty()) {
            connection.drop();
            callback.failed(new EofException("the answer is lost"));
            return;
        }
        write(request, answer.get(), response, callback);
    }

    private static void write(HttpRequest request, HttpResponse answer, Response response, Callback callback) {
        var status = answer.status();
        response.setStatus(status);
        for (var line : answer.headers().lines()) {
            if (!isOwn(line.name())) {
                response.getHeaders().add(new HttpField(line.name(), clean(line.value())));
            }
        }
        if (status == HttpStatus.NO_CONTENT_204 || status == HttpStatus.NOT_MODIFIED_304) {
            response.write(true, ByteBuffer.wrap(NO_BODY), callback);
            return;
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length(request, answer));
        response.write(true, ByteBuffer.wrap(answer.body()), callback);
    }

    /** Returns the length to announce; to a HEAD a handler may say what a GET would get, without making it. */
    private static String length(HttpRequest request, HttpResponse answer) {
        var own = Integer.toString(answer.body().length);
        return request.method().equals("HEAD")
                ? answer.headers().first("Content-Length").orElse(own)
                : own;
    }

    /** Returns true for a header that the server writes itself: a handler's word about it would make two. */
    private static boolean isOwn(String name) {
        return HttpHeader.CONTENT_LENGTH.is(name)
                || HttpHeader.TRANSFER_ENCODING.is(name)
                || HttpHeader.CONNECTION.is(name)
                || HttpHeader.DATE.is(name);
    }

    /** A line end inside a value would begin a header of its own. */
    private static String clean(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }
}
