package dev.groundwork.localstack.provider.front;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One request handed to the app over a connection of its own, and the answer handed back; or a tunnel, once the app changes protocols. */
final class Exchange {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 300_000;
    private static final long LEFTOVER_MILLIS = 500;
    private static final int SWITCHING = 101;
    private static final int FIRST_FINAL = 200;
    private static final int BAD_GATEWAY = 502;
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");

    private final Socket client;
    private final InputStream clientIn;
    private final OutputStream clientOut;
    private final InetSocketAddress address;

    Exchange(Socket client, InputStream clientIn, OutputStream clientOut, InetSocketAddress address) {
        this.client = client;
        this.clientIn = clientIn;
        this.clientOut = clientOut;
        this.address = address;
    }

    /** Whether the client's connection can be used again. */
    boolean run(Request request) throws IOException {
        try (var app = new Socket()) {
            Reply reply;
            CompletableFuture<Boolean> upload;
            InputStream appIn;
            try {
                app.connect(address, CONNECT_MILLIS);
                app.setTcpNoDelay(true);
                app.setSoTimeout(ANSWER_MILLIS);
                app.getOutputStream()
                        .write(Forwarding.toApp(request, clientAddress(), client.getLocalPort())
                                .bytes());
                upload = upload(request, app);
                appIn = new BufferedInputStream(app.getInputStream());
                reply = reply(appIn, request);
            } catch (IOException e) {
                clientOut.write(Answers.plain(BAD_GATEWAY, "The app did not answer.\n", false));
                return false;
            }
            if (reply.status() == SWITCHING) {
                clientOut.write(upgraded(reply.head()).bytes());
                new Tunnel(client, clientIn, clientOut, app, appIn).run();
                return false;
            }
            return answer(request, reply, appIn)
                    && upload.completeOnTimeout(false, LEFTOVER_MILLIS, TimeUnit.MILLISECONDS)
                            .join();
        }
    }

    private String clientAddress() {
        return client.getInetAddress().getHostAddress();
    }

    /** The body goes up beside the answer coming down: an app may answer before it has read all. True when it has gone up whole. */
    private CompletableFuture<Boolean> upload(Request request, Socket app) throws IOException {
        if (request.body() instanceof Body.None) {
            return CompletableFuture.completedFuture(true);
        }
        if (request.head().lists("Expect", "100-continue")) {
            clientOut.write(CONTINUE);
        }
        var whole = new CompletableFuture<Boolean>();
        var appOut = new AppOutput(app.getOutputStream());
        Thread.ofVirtual().start(() -> {
            try {
                var body = request.body().from(clientIn);
                if (request.body() instanceof Body.Chunked) {
                    BodyCopy.chunked(body, appOut);
                } else {
                    BodyCopy.plain(body, appOut);
                }
                whole.complete(true);
            } catch (AppOutput.AppGone e) {
                // The app reads no more: its answer, if there is one, is still to be read.
                whole.complete(false);
            } catch (IOException e) {
                abandon(app);
                whole.complete(false);
            }
        });
        return whole;
    }

    /** A body that broke off must not look to the app like one that ended. */
    private static void abandon(Socket app) {
        try {
            app.close();
        } catch (IOException e) {
            System.getLogger(Exchange.class.getName()).log(System.Logger.Level.DEBUG, "Already closed", e);
        }
    }

    private record Reply(int status, Head head, Body body) {}

    private static Reply reply(InputStream in, Request request) throws IOException {
        while (true) {
            var head = Head.read(in).orElseThrow(() -> new IOException("no answer"));
            var line = STATUS_LINE.matcher(head.first());
            if (!line.matches()) {
                throw new IOException("not a status line");
            }
            var status = Integer.parseInt(line.group(1));
            if (status == SWITCHING && Forwarding.upgrades(request.head())) {
                return new Reply(status, head, new Body.None());
            }
            if (status >= FIRST_FINAL) {
                return new Reply(status, head, Body.ofResponse(head, status, request.isHead()));
            }
        }
    }

    private static Head upgraded(Head head) {
        var headers = Forwarding.endToEnd(head);
        headers.add(new Header("Connection", "Upgrade"));
        head.value("Upgrade").ifPresent(protocol -> headers.add(new Header("Upgrade", protocol)));
        return new Head(head.first(), headers);
    }

    private boolean answer(Request request, Reply reply, InputStream appIn) throws IOException {
        var chunks = request.modern() && (reply.body() instanceof Body.Chunked || reply.body() instanceof Body.ToEnd);
        var keep = request.persistent();
        var headers = Forwarding.endToEnd(reply.head());
        if (chunks) {
            Forwarding.framing(new Body.Chunked(), headers);
        } else if (reply.body() instanceof Body.Sized) {
            Forwarding.framing(reply.body(), headers);
        } else if (reply.body() instanceof Body.None) {
            length(reply).ifPresent(headers::add);
        }
        if (!keep) {
            headers.add(new Header("Connection", "close"));
        }
        clientOut.write(new Head(reply.head().first().replaceFirst("^HTTP/1\\.0", "HTTP/1.1"), headers).bytes());
        var body = reply.body().from(appIn);
        if (chunks) {
            BodyCopy.chunked(body, clientOut);
        } else {
            BodyCopy.plain(body, clientOut);
        }
        return keep;
    }

    /** An answer without a body may still say how long it would have been. */
    private static Optional<Header> length(Reply reply) {
        return reply.status() == 204
                ? Optional.empty()
                : reply.head().value("Content-Length").map(v -> new Header("Content-Length", v));
    }
}
