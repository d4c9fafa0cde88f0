package dev.groundwork.hosting.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.source.Uploads.Found;
import dev.groundwork.hosting.source.Uploads.Owner;
import dev.groundwork.kernel.UploadId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Presigned addresses are used as a browser uses them, by a PUT without credentials. */
final class S3UploadsTest extends UploadsContract {

    @TempDir
    Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private S3StandIn s3;

    @BeforeEach
    void start() throws IOException {
        s3 = new S3StandIn(folder);
    }

    @AfterEach
    void stop() {
        s3.close();
        http.close();
    }

    @Override
    protected Uploads uploads() {
        return new S3Uploads(s3.bucket());
    }

    @Override
    protected boolean put(Owner to, UploadId upload, byte[] archive) throws IOException, InterruptedException {
        return status("PUT", uploads().address(to, upload), archive) == 200;
    }

    private int status(String method, URI address, byte[] body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    @Test
    @DisplayName("INFRA-HOST-687 an address takes a PUT for its own key and time only, and reads nothing")
    void address() throws IOException, InterruptedException {
        var address = uploads().address(owner(), id());
        var elsewhere = URI.create(address.toString().replace(id().value(), id().value() + "x"));

        assertThat(status("GET", address, new byte[0])).isEqualTo(403);
        assertThat(status("DELETE", address, new byte[0])).isEqualTo(403);
        assertThat(status("PUT", elsewhere, new byte[1])).isEqualTo(403);
        s3.clock.advance(Uploads.ADDRESS_LIFE.multipliedBy(2));
        assertThat(status("PUT", address, new byte[1])).isEqualTo(403);
        assertThat(uploads().find(owner(), id())).isEqualTo(new Found.Missing());
    }
}
