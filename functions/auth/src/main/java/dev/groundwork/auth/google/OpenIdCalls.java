package dev.groundwork.auth.google;

import com.nimbusds.jose.util.JSONObjectUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Calls to an OpenID provider: each with a deadline for the whole answer and a limit on its size, following no redirect. */
@Singleton
final class OpenIdCalls {

    /** A sign-in makes three calls at most, and is answered long before API Gateway gives up. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final int MAX_BYTES = 128 * 1024;

    /** Makes the client at the first call: most starts of the function see none. */
    private static final class Client {

        static final HttpClient INSTANCE = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEADLINE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body a JSON object, empty where there is none
     */
    record Answer(int status, Map<String, Object> body) {

        private static final int OK = 200;
        private static final int SERVER_ERROR = 500;

        boolean isOk() {
            return status == OK;
        }

        boolean isFault() {
            return status >= SERVER_ERROR;
        }
    }

    /**
     * Reads a document.
     *
     * @throws IOException if it cannot be read in time
     */
    Map<String, Object> get(URI uri) throws IOException {
        var answer = send(HttpRequest.newBuilder(uri).build());
        if (!answer.isOk()) {
            throw new IOException("status " + answer.status());
        }
        return answer.body();
    }

    /**
     * Posts a form.
     *
     * @throws IOException if no whole answer came in time
     */
    Answer post(URI uri, Map<String, String> form) throws IOException {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
                .build());
    }

    /** Encodes parameters for a query or a form. */
    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Answer send(HttpRequest request) throws IOException {
        var answer = Client.INSTANCE.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), MAX_BYTES));
        try {
            var response = answer.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), JSONObjectUtils.parse(response.body(), MAX_BYTES));
        } catch (ParseException e) {
            throw new IOException("the answer is no JSON object");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer within " + DEADLINE);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for an answer", e);
        }
    }
}
