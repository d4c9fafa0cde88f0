package dev.groundwork.localstack.provider.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Pattern;

/** One client's connection: requests one after the other, each answered by what the front's target is then. */
final class Connection {

    private static final int IDLE_MILLIS = 60_000;
    private static final int REQUEST_TIMEOUT = 408;
    private static final Pattern REQUEST_LINE = Pattern.compile("([A-Z][A-Z-]{0,30}) (\\S{1,16384}) HTTP/1\\.([01])");

    private final Socket socket;
    private final Front front;
    private final InputStream in;
    private final OutputStream out;

    Connection(Socket socket, Front front) throws IOException {
        this.socket = socket;
        this.front = front;
        this.in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        this.out = socket.getOutputStream();
    }

    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(IDLE_MILLIS);
        var request = next();
        while (request.isPresent() && answer(request.get())) {
            request = next();
        }
    }

    /** Reads a request's head; nothing where there is none, or none that can be answered. */
    private Optional<Request> next() throws IOException {
        try {
            var head = Head.read(in);
            return head.isPresent() ? Optional.of(request(head.get())) : Optional.empty();
        } catch (BadMessage e) {
            out.write(Answers.plain(e.status(), e.getMessage() + "\n", false));
        } catch (SocketTimeoutException e) {
            out.write(Answers.plain(REQUEST_TIMEOUT, "nothing came for too long\n", false));
        }
        return Optional.empty();
    }

    private static Request request(Head head) throws BadMessage {
        var line = REQUEST_LINE.matcher(head.first());
        if (!line.matches()) {
            throw new BadMessage(Body.BAD_REQUEST, "not a request line");
        }
        if (head.all("Host").size() != 1 && line.group(3).equals("1")) {
            throw new BadMessage(Body.BAD_REQUEST, "not one Host");
        }
        if (!line.group(2).startsWith("/") && !line.group(2).equals("*")) {
            throw new BadMessage(Body.BAD_REQUEST, "not a path");
        }
        return new Request(line.group(1), line.group(2), line.group(3).equals("1"), head, Body.ofRequest(head));
    }

    /** Whether the connection can be used again. */
    private boolean answer(Request request) throws IOException {
        var shift = front.enter();
        try {
            return switch (shift.target()) {
                case Target.App(var address) -> new Exchange(socket, in, out, address).run(request);
                case Target.Site(var site) -> site.answer(request, out) && drained(request);
                case Target.Nothing(var reason) -> {
                    out.write(Answers.unavailable(reason, request.isHead()));
                    yield false;
                }
            };
        } finally {
            shift.leave();
        }
    }

    /** A body that nobody read stands in the way of the next request. */
    private static boolean drained(Request request) {
        return request.persistent() && request.body() instanceof Body.None;
    }
}
