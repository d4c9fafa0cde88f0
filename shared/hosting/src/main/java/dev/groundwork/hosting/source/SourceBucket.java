package dev.groundwork.hosting.source;

import io.micronaut.context.annotation.Value;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The bucket {@code GROUNDWORK_SOURCES_BUCKET} and its clients, made on first use: most requests and steps need neither. */
@Singleton
public final class SourceBucket implements AutoCloseable {

    /** Longer than the largest source takes within a region. */
    private static final Duration CALL_DEADLINE = Duration.ofSeconds(20);

    private final String name;
    private final Supplier<S3Client> clients;
    private @Nullable S3Client client;
    private @Nullable S3Presigner presigner;

    public SourceBucket(@Value("${groundwork.sources.bucket}") String name, SdkHttpClient http) {
        this.name = name;
        this.clients = () -> client(http);
    }

    /** A bucket whose clients are there already. */
    SourceBucket(String name, S3Client client, S3Presigner presigner) {
        this.name = name;
        this.clients = () -> client;
        this.presigner = presigner;
    }

    String name() {
        return name;
    }

    synchronized S3Client client() {
        var made = client;
        if (made == null) {
            made = clients.get();
            client = made;
        }
        return made;
    }

    private static S3Client client(SdkHttpClient http) {
        return S3Client.builder()
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD).apiCallTimeout(CALL_DEADLINE))
                .build();
    }

    synchronized S3Presigner presigner() {
        var made = presigner;
        if (made == null) {
            made = S3Presigner.create();
            presigner = made;
        }
        return made;
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
        if (presigner != null) {
            presigner.close();
        }
    }
}
