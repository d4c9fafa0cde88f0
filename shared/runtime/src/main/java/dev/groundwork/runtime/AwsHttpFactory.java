package dev.groundwork.runtime;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/**
 * Makes the one HTTP client that all AWS clients of a process share, with one pool of connections.
 *
 * <p>It sends each request once: only the SDK's retries send one again (ADR 0059). A connection that was idle for two seconds is checked
 * before it is used again, and one that was idle for longer than {@link #MAX_IDLE} is closed instead; that is done when a connection is
 * taken from the pool, so that it holds for one that a frozen sandbox kept, and needs no thread.
 */
@Factory
public final class AwsHttpFactory {

    /** Connecting within a region takes milliseconds; after a second the first packet is taken for lost. */
    private static final Duration CONNECT = Duration.ofSeconds(1);

    /** The longest silence of a service within an answer; what a call may take in all is said by its client. */
    private static final Duration READ = Duration.ofSeconds(10);

    /** More than a process has requests under way; the queue for a connection is short where it has not. */
    private static final int CONNECTIONS = 64;

    private static final Duration QUEUE = Duration.ofSeconds(2);

    /** DynamoDB closes connections that were idle for about a minute (github.com/aws/aws-sdk-java/issues/1365). */
    private static final Duration MAX_IDLE = Duration.ofSeconds(45);

    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    SdkHttpClient http() {
        return builder().build();
    }

    /** The builder of that client, for an AWS client outside the container that has one of its own. */
    public static SdkHttpClient.Builder<Apache5HttpClient.Builder> builder() {
        return Apache5HttpClient.builder()
                .connectionTimeout(CONNECT)
                .socketTimeout(READ)
                .maxConnections(CONNECTIONS)
                .connectionAcquisitionTimeout(QUEUE)
                .connectionMaxIdleTime(MAX_IDLE)
                .useIdleConnectionReaper(false);
    }
}
