package dev.groundwork.hosting.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The requests of a person's browser, and those to the control API, by HTTP. */
final class StackClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(35);
    private static final String PASSWORD = "a horse with no correct battery";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI origin;
    private Optional<String> token = Optional.empty();

    StackClient(URI origin) {
        this.origin = origin;
    }

    /** An answer. */
    record Answer(int status, JsonNode body) {

        /** Returns the body of an answer with this status. */
        JsonNode expect(int expected) {
            assertThat(status).as("%s", body).isEqualTo(expected);
            return body;
        }

        String text(String member) {
            return body.path(member).asText();
        }
    }

    /** Registers a person, verifies the address by the mail, and signs in. */
    void register(String email) {
        post("/api/auth/register", Map.of("email", email, "password", PASSWORD, "displayName", "Ada"))
                .expect(202);
        var mails = Poll.until(
                () -> get("/_local/mail?to=" + email).body().path("items"), found -> !found.isEmpty(), "a mail");
        var link = mails.path(0).path("links").path(0).asText();
        post("/api/auth/verify-email", Map.of("token", link.substring(link.indexOf("token=") + 6)));
        signIn(email);
    }

    /** Signs in, anew where an access token has expired. */
    void signIn(String email) {
        token = Optional.empty();
        var signedIn = post("/api/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
        token = Optional.of(signedIn.path("accessToken").asText());
    }

    /** Moves the clock of the stack. */
    void advance(Duration time) {
        post("/_local/clock", Map.of("advance", time.toString())).expect(200);
    }

    /** Runs a schedule now; answers when the run and the queue behind it are done. */
    JsonNode run(String schedule) {
        return post("/_local/schedules/" + schedule + "/run", Map.of()).expect(200);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, Map<String, ?> body) {
        return send(request(path).header("Content-Type", "application/json").POST(json(body)));
    }

    Answer put(String path, Map<String, ?> body) {
        return send(request(path).header("Content-Type", "application/json").PUT(json(body)));
    }

    Answer put(String path, String type, byte[] body) {
        return send(request(path).header("Content-Type", type).PUT(BodyPublishers.ofByteArray(body)));
    }

    /** Posts a text as it is, with headers. */
    Answer postText(URI url, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(url).timeout(DEADLINE).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.header("Content-Type", "application/json"));
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(origin.resolve(path)).timeout(DEADLINE);
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request;
    }

    private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), body(answer));
        } catch (IOException e) {
            throw new IllegalStateException("the stack does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static JsonNode body(HttpResponse<byte[]> answer) throws IOException {
        return answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body());
    }
}
