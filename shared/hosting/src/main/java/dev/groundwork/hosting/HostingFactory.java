package dev.groundwork.hosting;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.dynamodb.BatchReader;
import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.deployment.CreditCheck;
import dev.groundwork.hosting.deployment.DeploymentLimits;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.limit.CircuitGuard;
import dev.groundwork.hosting.provider.limit.CreationLimits;
import dev.groundwork.hosting.provider.limit.GuardedProvider;
import dev.groundwork.hosting.reconcile.OwnersCredits;
import dev.groundwork.hosting.source.DiskRepositories;
import dev.groundwork.hosting.source.DiskSources;
import dev.groundwork.hosting.source.RepositoriesByProvider;
import dev.groundwork.hosting.source.SourceRepository;
import dev.groundwork.hosting.source.github.GitHubRepositories;
import dev.groundwork.ledger.model.Catalogue;
import dev.groundwork.ledger.store.AvailableCredits;
import dev.groundwork.ledger.store.SpendableCredits;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Secondary;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Wires the deployment engine by the environment of the functions {@code apps} and {@code deployments}:
 *
 * <ul>
 *   <li>{@code GROUNDWORK_APPS_TABLE}, the table of apps;
 *   <li>{@code GROUNDWORK_CREDITS_TABLE}, where an owner's balance is read;
 *   <li>{@code GROUNDWORK_DEPLOYMENTS_QUEUE_URL}, the worker's queue;
 *   <li>{@code GROUNDWORK_STACK}, part of the marker on all that we create at a provider;
 *   <li>{@code GROUNDWORK_DEFAULT_PROVIDER}, where an app runs whose owner names no provider;
 *   <li>{@code GROUNDWORK_LOCAL_PROVIDER_URL} and {@code GROUNDWORK_LOCAL_PROVIDER_TOKEN}, the local provider's API; empty where there is
 *       none, as in production;
 *   <li>{@code GROUNDWORK_GIT_DIRECTORY}, the folder of the repositories of apps on the local provider; empty where there is none;
 *   <li>{@code GROUNDWORK_RENDER_CREATES_PER_HOUR}, how many services Render lets us create in an hour;
 *   <li>{@code GROUNDWORK_SOURCES_BUCKET}, where uploads and the sources of other apps are;
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
    CreditCheck creditCheck(@Named("credits") Table credits, Catalogue catalogue) {
        return new CreditCheck(new AvailableCredits(credits)::of, catalogue.hostingDay());
    }

    @Bean
    @Singleton
    OwnersCredits ownersCredits(@Named("credits") Table credits, BatchReader batches, Catalogue catalogue) {
        return new OwnersCredits(new SpendableCredits(credits, batches)::of, catalogue.hostingDay());
    }

    @Bean
    @Singleton
    StackName stack(@Value("${groundwork.stack}") String name) {
        return new StackName(name);
    }

    @Bean
    @Singleton
    DeploymentLimits limits(@Value("${groundwork.deploy.timeout}") String deployTimeout) {
        return DeploymentLimits.standard(Duration.parse(deployTimeout));
    }

    @Bean
    @Singleton
    CreationLimits creationLimits(@Value("${groundwork.render.creates.per.hour}") int render) {
        return new CreationLimits(Map.of(ProviderName.RENDER, render));
    }

    @Bean
    @Singleton
    SourceRepository repositories(DiskRepositories onDisk, GitHubRepositories atGitHub) {
        return new RepositoriesByProvider(new DiskSources(onDisk), atGitHub);
    }

    @Bean
    @Singleton
    @Secondary
    HostingProviders providers(
            List<HostingProvider> configured,
            CircuitGuard guard,
            @Value("${groundwork.default.provider}") String standard) {
        var named = ProviderName.parse(standard)
                .orElseThrow(() -> new IllegalArgumentException("GROUNDWORK_DEFAULT_PROVIDER names no provider"));
        var guarded = configured.stream()
                .<HostingProvider>map(provider -> new GuardedProvider(provider, guard))
                .toList();
        return new HostingProviders(guarded, named);
    }
}
