package dev.groundwork.hosting.adapter;

import dev.groundwork.appregistry.model.ProviderName;
import dev.groundwork.hosting.domain.Stack;
import dev.groundwork.hosting.port.BuildProbe;
import dev.groundwork.hosting.port.HostingProvider;
import dev.groundwork.hosting.port.HostingProviders;
import dev.groundwork.hosting.port.SourceRepository;
import dev.groundwork.hosting.usecase.HostingLimits;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wires hosting by the environment of the functions {@code apps} and {@code deployments}:
 *
 * <ul>
 *   <li>{@code GROUNDWORK_APPS_TABLE}, the table of apps;
 *   <li>{@code GROUNDWORK_CREDITS_TABLE}, where an owner's balance is looked up;
 *   <li>{@code GROUNDWORK_DEPLOYMENTS_QUEUE_URL}, the worker's queue;
 *   <li>{@code GROUNDWORK_STACK}, part of the marker on all that we create at a provider;
 *   <li>{@code GROUNDWORK_DEFAULT_PROVIDER}, where an app runs whose owner names no provider;
 *   <li>{@code GROUNDWORK_LOCAL_PROVIDER_URL} and {@code GROUNDWORK_LOCAL_PROVIDER_TOKEN}, the local provider's API; empty where there is
 *       none, as in production;
 *   <li>{@code GROUNDWORK_GIT_DIRECTORY}, the folder of the repositories of apps on the local provider; empty where there is none;
 *   <li>{@code GROUNDWORK_DEPLOY_TIMEOUT}, how long a provider may take for a deployment, an ISO-8601 duration.
 * </ul>
 */
@Factory
final class HostingFactory {

    private static final Duration CALL_DEADLINE = Duration.ofSeconds(5);
    private static final Duration ATTEMPT_DEADLINE = Duration.ofSeconds(2);

    @Bean(preDestroy = "close")
    @Singleton
    @Secondary
    SqsClient sqs() {
        return SqsClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.retryStrategy(RetryMode.STANDARD)
                        .apiCallTimeout(CALL_DEADLINE)
                        .apiCallAttemptTimeout(ATTEMPT_DEADLINE))
                .build();
    }

    @Bean
    @Singleton
    Stack stack(@Value("${groundwork.stack}") String name) {
        return new Stack(name);
    }

    @Bean
    @Singleton
    HostingLimits limits(@Value("${groundwork.deploy.timeout}") String deployTimeout) {
        return HostingLimits.standard(Duration.parse(deployTimeout));
    }

    @Bean
    @Singleton
    @Secondary
    HostingProviders providers(
            JsonMapper json,
            @Value("${groundwork.default.provider}") String standard,
            @Value("${groundwork.local.provider.url:}") String localUrl,
            @Value("${groundwork.local.provider.token:}") String localToken) {
        var configured = localUrl.isBlank()
                ? List.<HostingProvider>of()
                : List.<HostingProvider>of(
                        new LocalProvider(new LocalProviderApi(json, URI.create(localUrl), localToken)));
        var named = ProviderName.parse(standard)
                .orElseThrow(() -> new IllegalArgumentException("GROUNDWORK_DEFAULT_PROVIDER names no provider"));
        return new HostingProviders(configured, named);
    }

    @Bean
    @Singleton
    @Secondary
    BuildProbe probe() {
        return new HttpBuildProbe();
    }

    @Bean
    @Singleton
    SourceRepository repositories(@Value("${groundwork.git.directory}") String directory) {
        QuietGit.install();
        return new DiskRepositories(Path.of(directory));
    }
}
