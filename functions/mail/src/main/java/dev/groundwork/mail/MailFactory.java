package dev.groundwork.mail;

import dev.groundwork.mail.template.MailTemplates;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ses.SesClient;

/** Makes the client of SES and binds the configuration of this function. */
@Factory
final class MailFactory {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(15);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(5);

    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    SesClient ses(SdkHttpClient http) {
        return SesClient.builder()
                .httpClient(http)
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE))
                .build();
    }

    @Bean
    @Singleton
    MailTemplates templates(@Value("${groundwork.web.origin}") String webOrigin) {
        return new MailTemplates(webOrigin);
    }
}
