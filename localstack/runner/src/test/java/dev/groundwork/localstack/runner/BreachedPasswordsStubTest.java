package dev.groundwork.localstack.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BreachedPasswordsStubTest {

    @Test
    @DisplayName("INFRA-AUTH-329 the stand-in for breached passwords answers every range with rows of count 0 alone")
    void none() throws IOException, InterruptedException {
        // Given
        try (var standIn = BreachedPasswordsStub.start();
                var client = HttpClient.newHttpClient()) {
            // When
            var range = client.send(request(standIn.url() + "/range/5BAA6"), BodyHandlers.ofString());
            var other = client.send(request(standIn.url() + "/range/5BAA"), BodyHandlers.ofString());

            // Then
            assertThat(range.statusCode()).isEqualTo(200);
            assertThat(range.body().lines()).isNotEmpty().allMatch(row -> row.matches("[0-9A-F]{35}:0"));
            assertThat(other.statusCode()).isEqualTo(404);
        }
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }
}
