package dev.groundwork.secrets;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Makes the client of Secrets Manager and its readers. */
@Factory
final class SecretsFactory {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(8);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(3);

    @Bean(preDestroy = "close")
    @Singleton
    SecretsManagerClient secretsManager(SdkHttpClient http) {
        return SecretsManagerClient.builder()
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE))
                .build();
    }

    @Bean
    @Singleton
    @Secondary
    SecretStore secrets(SecretsManagerClient client, @Value("${groundwork.secrets.prefix}") String prefix) {
        return new SecretsManagerStore(client, prefix, System::nanoTime);
    }

    @Bean
    @Singleton
    OutboxSeal outboxSeal(SecretStore secrets, SecureRandom random) {
        return new OutboxSeal(secrets, random);
    }

    @Bean
    @Singleton
    EnvelopeSeal envelopeSeal(SecretStore secrets, SecureRandom random) {
        return new EnvelopeSeal(secrets, random);
    }
}
