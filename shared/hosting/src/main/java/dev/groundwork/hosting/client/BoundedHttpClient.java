package dev.groundwork.hosting.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Makes HTTP calls with a deadline for the whole answer and a bounded body, without following redirects. */
public final class BoundedHttpClient {

    static {
        HostHeader.allow();
    }

    private final HttpClient client;
    private final Duration deadline;
    private final long maxBytes;

    /**
     * Makes a client.
     *
     * @param deadline of a whole call
     * @param maxBytes of the body of an answer
     */
    public BoundedHttpClient(Duration deadline, long maxBytes) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(deadline)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /**
     * Sends a request.
     *
     * @throws IOException where no whole answer came in time: what was asked for may have happened
     */
    public HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        var answer = client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
        try {
            return answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + deadline, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", e);
        }
    }
}
