package dev.groundwork.hosting.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads the beginning of answers that do not end: what comes within a time, and no more than a number of bytes. */
public final class BoundedStreamClient {

    static {
        HostHeader.allow();
    }

    private final HttpClient client;
    private final Duration deadline;
    private final Duration listen;
    private final int maxBytes;

    /**
     * Makes a client.
     *
     * @param deadline until the answer begins
     * @param listen how long its body is read
     * @param maxBytes of its body
     */
    public BoundedStreamClient(Duration deadline, Duration listen, int maxBytes) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.deadline = deadline;
        this.listen = listen;
        this.maxBytes = maxBytes;
    }

    /** The beginning of an answer. */
    public static final class Beginning {

        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        private Beginning(int status, HttpHeaders headers, byte[] body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        /** Returns the status. */
        public int status() {
            return status;
        }

        /** Returns the headers. */
        public HttpHeaders headers() {
            return headers;
        }

        /** Returns the bytes that came in time. */
        public byte[] body() {
            return body.clone();
        }
    }

    /**
     * Sends a request that changes nothing.
     *
     * @throws IOException where no answer began in time
     */
    public Beginning send(HttpRequest request) throws IOException {
        try {
            var answer = client.sendAsync(request, info -> new Collector(maxBytes))
                    .get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return new Beginning(
                    answer.statusCode(), answer.headers(), answer.body().within(listen));
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + deadline, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", e);
        }
    }

    /** Collects a body; it is its own answer as soon as the body begins. */
    private static final class Collector implements HttpResponse.BodySubscriber<Collector> {

        private final int maxBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

        Collector(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        public CompletionStage<Collector> getBody() {
            return CompletableFuture.completedFuture(this);
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscribed.complete(subscription);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            buffers.forEach(this::add);
        }

        private synchronized void add(ByteBuffer buffer) {
            var part = new byte[Math.min(buffer.remaining(), maxBytes - bytes.size())];
            buffer.get(part);
            bytes.writeBytes(part);
            if (bytes.size() == maxBytes) {
                ended.complete(true);
            }
        }

        /** Keeps the bytes before a broken connection: the stream has no end that could be missed. */
        @Override
        public void onError(Throwable broken) {
            ended.complete(true);
        }

        @Override
        public void onComplete() {
            ended.complete(true);
        }

        byte[] within(Duration time) throws InterruptedException, ExecutionException {
            ended.completeOnTimeout(true, time.toMillis(), TimeUnit.MILLISECONDS)
                    .get();
            if (subscribed.isDone()) {
                subscribed.join().cancel();
            }
            synchronized (this) {
                return bytes.toByteArray();
            }
        }
    }
}
