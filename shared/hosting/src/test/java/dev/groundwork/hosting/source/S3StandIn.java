package dev.groundwork.hosting.source;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.s3.S3;
import dev.groundwork.localstack.cloud.s3.S3Options;
import dev.groundwork.localstack.http.HttpHeaders;
import dev.groundwork.localstack.http.HttpLimits;
import dev.groundwork.localstack.http.HttpRequest;
import dev.groundwork.localstack.http.HttpResponse;
import dev.groundwork.localstack.http.LoopbackServer;
import dev.groundwork.testing.HandClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The runner's stand-in of S3 with our bucket in it, and the SDK's own clients of it, as a function has them. */
final class S3StandIn implements AutoCloseable {

    private static final String BUCKET = "sources";
    private static final String SECRET_KEY = "a key for tests";
    private static final int MAX_OBJECTS = 2_000;

    /** Presigners sign by the system's clock, so this one begins there. */
    final HandClock clock = new HandClock(InstantSource.system().instant());

    private final LoopbackServer server;
    private final SourceBucket bucket;

    S3StandIn(Path folder) throws IOException {
        var options = new S3Options(SECRET_KEY, Set.of(), Uploads.MAX_BYTES + 1, MAX_OBJECTS);
        var service = new S3(folder, options, clock, new SecureRandom());
        service.createBucket(BUCKET);
        server = LoopbackServer.listen(
                0, HttpLimits.withBody((int) Uploads.MAX_BYTES + 1), request -> answer(service, request));
        server.start();
        bucket = new SourceBucket(BUCKET, client(), presigner());
    }

    SourceBucket bucket() {
        return bucket;
    }

    private static Optional<HttpResponse> answer(S3 service, HttpRequest request) {
        var query = request.query().isEmpty() ? null : request.query();
        var answer = service.handle(CloudRequest.of(
                request.method(), request.path(), query, request.headers().byName(), request.body()));
        var lines = answer.headers().entrySet().stream()
                .map(header -> new HttpHeaders.Line(header.getKey(), header.getValue()))
                .toList();
        return Optional.of(new HttpResponse(answer.status(), new HttpHeaders(lines), answer.body()));
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .build();
    }

    private S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("Apps", SECRET_KEY));
    }

    @Override
    public void close() {
        bucket.close();
        server.close();
    }
}
