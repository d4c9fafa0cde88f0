package dev.groundwork.localstack.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone: another test's provider could take the port that this one has just given back. */
@Isolated
final class PortTakenTest {

    @TempDir
    Path folder;

    @Test
    @DisplayName("INFRA-HOST-748 a port that another program took meanwhile is replaced, and the service says so")
    void portTaken() throws IOException {
        try (var provider = new ProviderFixture(folder)) {
            var repository = provider.repository();
            var service = provider.service("moved");
            provider.deploy(service, repository, repository.commit(Sources.page("here")));
            var port = URI.create(service.path("url").asText()).getPort();
            provider.halt();

            try (var other = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
                provider.restart();

                var now =
                        provider.get("/services/" + service.path("id").asText()).body();
                assertThat(other.isBound()).isTrue();
                assertThat(now.path("url")).isNotEqualTo(service.path("url"));
                assertThat(now.path("notice").asText()).contains(String.valueOf(port));
                ProviderFixture.until(() -> provider.text(now, "/").equals("<h1>here</h1>"));
            }
        }
    }
}
