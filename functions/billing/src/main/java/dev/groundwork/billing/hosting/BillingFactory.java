package dev.groundwork.billing.hosting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wires billing by its environment: the tables of accounts, apps and credits; {@code GROUNDWORK_DEPLOYMENTS_QUEUE_URL}, the queue of the worker of
 * deployments; {@code GROUNDWORK_HOSTING_DEBIT_QUEUE_URL}, the queue of the daily debit, and {@code GROUNDWORK_HOSTING_DEBIT_PAGE}, the apps of a
 * page.
 */
@Factory
final class BillingFactory {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(5);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(2);

    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    SqsClient sqs(SdkHttpClient http) {
        return SqsClient.builder()
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE))
                .build();
    }

    @Bean
    @Singleton
    @Secondary
    DebitLimits limits(@Value("${groundwork.hosting.debit.page}") int page) {
        return DebitLimits.standard(page);
    }
}
