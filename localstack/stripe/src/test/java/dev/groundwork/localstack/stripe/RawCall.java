package dev.groundwork.localstack.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls the API with forms that stripe-java would not send. */
final class RawCall {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private RawCall() {}

    /** An answer: its status, its headers and its body. */
    record Answer(int status, HttpResponse<String> response, JsonNode body) {

        JsonNode error() {
            return body.path("error");
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    static Answer post(String url, String form, String... headers) {
        return send(request(url, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    static Answer get(String url, String... headers) {
        return send(request(url, headers).GET());
    }

    private static HttpRequest.Builder request(String url, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length == 0 || !headers[0].equals("Authorization")) {
            request.header("Authorization", "Bearer sk_test_raw");
        }
        if (headers.length > 1) {
            request.headers(headers);
        }
        return request;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            var response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response, JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the stand-in did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
