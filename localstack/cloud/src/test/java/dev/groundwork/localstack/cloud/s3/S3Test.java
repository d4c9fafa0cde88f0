package dev.groundwork.localstack.cloud.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.localstack.cloud.CloudRequest;
import dev.groundwork.localstack.cloud.CloudServer;
import dev.groundwork.localstack.cloud.HandClock;
import dev.groundwork.localstack.cloud.Sdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

final class S3Test {

    private static final String BUCKET = "uploads";
    private static final String ORIGIN = "http://127.0.0.1:3000";
    private static final int MAX_BYTES = 1_000_000;

    @TempDir
    Path folder;

    /** Presigners sign with the system's clock, so this one begins there. */
    private final HandClock clock = new HandClock(InstantSource.system().instant());

    private final HttpClient http = HttpClient.newHttpClient();
    private S3 service;
    private CloudServer server;
    private S3Client client;
    private S3Presigner presigner;

    @BeforeEach
    void start() throws IOException {
        service = open();
        service.createBucket(BUCKET);
        server = CloudServer.start(request -> service.handle(request));
        client = Sdk.client(S3Client.builder(), server.endpoint());
        presigner = presigner(Sdk.CREDENTIALS);
    }

    private S3 open() {
        var options = new S3Options(Sdk.SECRET_KEY, Set.of(ORIGIN), MAX_BYTES, 100);
        return new S3(folder.resolve("s3"), options, clock, new SecureRandom());
    }

    private S3Presigner presigner(StaticCredentialsProvider credentials) {
        return S3Presigner.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    @AfterEach
    void stop() {
        presigner.close();
        client.close();
        server.close();
        http.close();
    }

    private void put(String key, String body) {
        client.putObject(r -> r.bucket(BUCKET).key(key), RequestBody.fromString(body));
    }

    private String get(String key) {
        return client.getObjectAsBytes(r -> r.bucket(BUCKET).key(key)).asUtf8String();
    }

    @Test
    @DisplayName(
            "INFRA-AUTH-850 an object put with the SDK's own defaults comes back whole, with its type, its metadata and its MD5 as ETag")
    void roundTrip() {
        var bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);

        var put = client.putObject(
                r -> r.bucket(BUCKET)
                        .key("a b/ü+&.zip")
                        .contentType("application/zip")
                        .metadata(Map.of("app", "app_1")),
                RequestBody.fromBytes(bytes));
        ResponseBytes<?> got = client.getObjectAsBytes(r -> r.bucket(BUCKET).key("a b/ü+&.zip"));
        var head = client.headObject(r -> r.bucket(BUCKET).key("a b/ü+&.zip"));

        assertThat(got.asByteArray()).isEqualTo(bytes);
        assertThat(put.checksumCRC32()).isNotEmpty();
        assertThat(head.eTag()).isEqualTo(put.eTag()).matches("\"[0-9a-f]{32}\"");
        assertThat(head.contentLength()).isEqualTo(bytes.length);
        assertThat(head.contentType()).isEqualTo("application/zip");
        assertThat(head.metadata()).containsEntry("app", "app_1");
    }

    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256"})
    @DisplayName("INFRA-AUTH-851 the checksums that the SDK sends behind a chunked body are verified and given back")
    void checksums(ChecksumAlgorithm algorithm) {
        var put = client.putObject(
                r -> r.bucket(BUCKET).key("k").checksumAlgorithm(algorithm), RequestBody.fromString("content"));

        assertThat(put.toString()).contains("Checksum");
        assertThat(get("k")).isEqualTo("content");
    }

    @Test
    @DisplayName("INFRA-AUTH-852 a body that does not match its checksum is refused and nothing is kept")
    void wrongChecksum() {
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket(BUCKET).key("k").checksumCRC32("AAAAAA=="), RequestBody.fromString("content")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BadDigest"));
        assertThatThrownBy(() -> get("k")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    @DisplayName("INFRA-AUTH-853 objects survive a restart; deleted ones stay deleted; deleting again is fine")
    void restart() {
        put("kept", "1");
        put("kept", "2");
        put("gone", "3");
        client.deleteObject(r -> r.bucket(BUCKET).key("gone"));
        client.deleteObject(r -> r.bucket(BUCKET).key("gone"));

        service = open();

        assertThat(get("kept")).isEqualTo("2");
        assertThatThrownBy(() -> client.headObject(r -> r.bucket(BUCKET).key("gone")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/etc/passwd", "..", "a/../b", "con\u0000trol", "x\\y"})
    @DisplayName("INFRA-AUTH-854 no key leaves the folder: every file's name is a hash")
    void keysAreNoPaths(String key) throws IOException {
        var address = new S3Address(BUCKET, key, Map.of());
        var request = new CloudRequest("PUT", "/", null, Map.of(), "x".getBytes(UTF_8), "");
        var before = files();

        new Objects(Buckets.open(folder.resolve("s3"), 10), S3Options.of("s", Set.of()), clock).put(request, address);

        var made = files().stream().filter(file -> !before.contains(file)).toList();
        assertThat(made).singleElement().satisfies(file -> {
            assertThat(file.getParent()).isEqualTo(folder.resolve("s3").resolve(BUCKET));
            assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}");
        });
    }

    private List<Path> files() throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-855 listings go by prefix and delimiter, page by page, in the order of the keys' bytes")
    void list() {
        List.of("b", "a/1", "a/2", "a/x/3", "é", "Z").forEach(key -> put(key, key));

        assertThat(client.listObjectsV2Paginator(r -> r.bucket(BUCKET).maxKeys(2)).contents().stream()
                        .map(S3Object::key))
                .containsExactly("Z", "a/1", "a/2", "a/x/3", "b", "é");
        var folders = client.listObjectsV2(r -> r.bucket(BUCKET).delimiter("/"));
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("Z", "b", "é");
        assertThat(folders.commonPrefixes()).extracting(p -> p.prefix()).containsExactly("a/");
        assertThat(client.listObjectsV2(r -> r.bucket(BUCKET).prefix("a/").delimiter("/"))
                        .commonPrefixes())
                .extracting(p -> p.prefix())
                .containsExactly("a/x/");
    }

    @Test
    @DisplayName("INFRA-AUTH-856 a copy has the bytes and the type of its source; a range has its part")
    void copyAndRange() {
        client.putObject(
                r -> r.bucket(BUCKET).key("from ü").contentType("text/plain"), RequestBody.fromString("0123456789"));
        client.copyObject(r -> r.sourceBucket(BUCKET)
                .sourceKey("from ü")
                .destinationBucket(BUCKET)
                .destinationKey("to"));

        assertThat(get("to")).isEqualTo("0123456789");
        assertThat(client.headObject(r -> r.bucket(BUCKET).key("to")).contentType())
                .isEqualTo("text/plain");
        assertThat(client.getObjectAsBytes(r -> r.bucket(BUCKET).key("to").range("bytes=2-4"))
                        .asUtf8String())
                .isEqualTo("234");
    }

    @Test
    @DisplayName("INFRA-AUTH-857 what is over the limit, missing or unknown is refused as S3 does")
    void refusals() {
        assertThatThrownBy(() -> client.putObject(
                        r -> r.bucket(BUCKET).key("big"), RequestBody.fromBytes(new byte[MAX_BYTES + 1])))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("EntityTooLarge"));
        assertThatThrownBy(() -> client.putObject(r -> r.bucket("nowhere").key("k"), RequestBody.fromString("x")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucket"));
        put("k", "1");
        assertThatThrownBy(() ->
                        client.putObject(r -> r.bucket(BUCKET).key("k").ifNoneMatch("*"), RequestBody.fromString("2")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
        assertThatThrownBy(
                        () -> client.createMultipartUpload(r -> r.bucket(BUCKET).key("k")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotImplemented"));
        assertThat(get("k")).isEqualTo("1");
    }

    private URI presignedPut(S3Presigner by, String key) {
        return URI.create(by.presignPutObject(r -> r.signatureDuration(Duration.ofMinutes(10))
                        .putObjectRequest(p -> p.bucket(BUCKET).key(key)))
                .url()
                .toString());
    }

    private int status(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    private static HttpRequest.Builder put(URI uri) {
        return HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.ofString("uploaded"));
    }

    @Test
    @DisplayName("INFRA-AUTH-858 a presigned PUT needs no credentials, a presigned GET gives the bytes back")
    void presigned() throws Exception {
        assertThat(status(put(presignedPut(presigner, "sub folder/ü.zip")))).isEqualTo(200);

        var address = presigner.presignGetObject(r -> r.signatureDuration(Duration.ofMinutes(1))
                .getObjectRequest(g -> g.bucket(BUCKET).key("sub folder/ü.zip")));
        var got = http.send(
                HttpRequest.newBuilder(URI.create(address.url().toString())).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(got.body()).isEqualTo("uploaded");
    }

    @Test
    @DisplayName("INFRA-AUTH-859 an expired, changed or foreign presigned address is 403 and stores nothing")
    void presignedRefusals() throws Exception {
        var good = presignedPut(presigner, "k");
        var otherKey = URI.create(good.toString().replace("/uploads/k?", "/uploads/other?"));
        var longer = URI.create(good.toString().replace("X-Amz-Expires=600", "X-Amz-Expires=6000"));
        var foreign = StaticCredentialsProvider.create(AwsBasicCredentials.create("AuthFunction", "guessed"));

        assertThat(status(put(otherKey))).isEqualTo(403);
        assertThat(status(put(longer))).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(good)))
                .as("a GET with an address for PUT")
                .isEqualTo(403);
        try (var stranger = presigner(foreign)) {
            assertThat(status(put(presignedPut(stranger, "k")))).isEqualTo(403);
        }
        assertThat(status(put(server.endpoint().resolve("/uploads/k"))))
                .as("not signed")
                .isEqualTo(403);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(status(put(good))).as("expired").isEqualTo(403);
        assertThat(client.listObjectsV2(r -> r.bucket(BUCKET)).contents()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-AUTH-860 a length and a type that were signed have to be kept")
    void signedHeaders() throws Exception {
        var address = presigner.presignPutObject(r -> r.signatureDuration(Duration.ofMinutes(10))
                .putObjectRequest(
                        p -> p.bucket(BUCKET).key("k").contentLength(8L).contentType("application/zip")));
        var uri = URI.create(address.url().toString());

        assertThat(status(put(uri).header("Content-Type", "application/zip"))).isEqualTo(200);
        assertThat(status(put(uri).header("Content-Type", "text/html"))).isEqualTo(403);
        assertThat(status(HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/zip")
                        .PUT(HttpRequest.BodyPublishers.ofString("longer than signed"))))
                .isEqualTo(403);
    }

    @Test
    @DisplayName("INFRA-AUTH-864 a presigned upload cannot be turned into a copy by a header that was not signed")
    void headersNotSigned() throws Exception {
        put("secret", "theirs");
        var uri = presignedPut(presigner, "mine");

        assertThat(status(put(uri).header("x-amz-copy-source", "/uploads/secret")))
                .isEqualTo(403);
        assertThat(status(put(uri).header("x-amz-meta-owner", "me"))).isEqualTo(403);
        assertThat(client.listObjectsV2(r -> r.bucket(BUCKET)).contents()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-AUTH-861 a signed request with another secret key is 403")
    void wrongSecret() {
        try (var stranger = S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AuthFunction", "no")))
                .build()) {
            assertThatThrownBy(() -> stranger.listObjectsV2(r -> r.bucket(BUCKET)))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SignatureDoesNotMatch"));
        }
    }

    @Test
    @DisplayName("INFRA-AUTH-862 a page of the configured origin may upload, one of another origin may not")
    void cors() {
        var preflight = service.handle(options(ORIGIN));
        var foreign = service.handle(options("http://evil.test"));

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.headers())
                .containsEntry("Access-Control-Allow-Origin", ORIGIN)
                .containsEntry("Access-Control-Allow-Headers", "content-type");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    private static CloudRequest options(String origin) {
        return CloudRequest.of(
                "OPTIONS",
                "/uploads/k",
                "X-Amz-Signature=x",
                Map.of(
                        "Origin", List.of(origin),
                        "Access-Control-Request-Method", List.of("PUT"),
                        "Access-Control-Request-Headers", List.of("content-type")),
                new byte[0]);
    }

    @Test
    @DisplayName("INFRA-AUTH-863 the bucket may stand in the host")
    void virtualHost() {
        var host = Map.of("Host", List.of("uploads.s3.eu-central-1.amazonaws.com"));
        var address = S3Address.of(CloudRequest.of("GET", "/a%20b/c%2Bd", "list-type=2", host, new byte[0]));

        assertThat(address).isEqualTo(new S3Address("uploads", "a b/c+d", Map.of("list-type", "2")));
    }
}
