package dev.groundwork.hosting.source.github;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.hosting.provider.MarkedObjects;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.redaction.OwnTokens;
import dev.groundwork.hosting.source.SourceStore;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.secrets.SecretStore;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Wires the repositories at GitHub:
 *
 * <ul>
 *   <li>{@code GROUNDWORK_GITHUB_URL}, the origin of its REST API; empty where no app is to have its repository there;
 *   <li>{@code GROUNDWORK_GITHUB_ORG}, our organisation; empty where the App's only installation says which;
 *   <li>{@code GROUNDWORK_GITHUB_WRITE_INTERVAL}, the time between two writes, an ISO-8601 duration.
 * </ul>
 */
@Factory
final class GitHubFactory {

    @Bean
    @Singleton
    GitHubApi api(JsonMapper json, ProductClock clock, @Value("${groundwork.github.url}") String url) {
        return new GitHubApi(json, url, clock);
    }

    @Bean
    @Singleton
    Installation installation(
            GitHubApi api,
            SecretStore secrets,
            ProductClock clock,
            @Value("${groundwork.github.org}") String organisation) {
        return new Installation(api, secrets, organisation, clock);
    }

    @Bean
    @Singleton
    GitHubWrites writes(
            Installation installation,
            @Named("apps") Table table,
            ProductClock clock,
            @Value("${groundwork.github.write.interval}") String interval) {
        var pace = new WritePace(table, Duration.parse(interval), clock);
        return new GitHubWrites(installation, pace, time -> sleep(Duration.between(clock.instant(), time)));
    }

    @Bean(typed = GitHubRepositories.class)
    @Singleton
    GitHubRepositories repositories(
            GitHubApi api,
            Installation installation,
            GitHubWrites writes,
            SourceStore sources,
            @Named("apps") Table table,
            StackName stack,
            ProductClock clock) {
        return new GitHubRepositories(api, installation, writes, sources, table, stack, clock);
    }

    @Bean
    @Singleton
    MarkedObjects markedRepositories(
            GitHubApi api, Installation installation, GitHubWrites writes, SecretStore secrets) {
        return new MarkedRepositories(api, installation, writes, secrets);
    }

    @Bean
    @Singleton
    OwnTokens gitHubTokens(Installation installation) {
        return installation::tokens;
    }

    /** Waits for a place that was taken, some seconds away at most. An interrupt ends the wait and is kept for whoever asks next. */
    private static void sleep(Duration wait) {
        if (wait.isPositive()) {
            try {
                Thread.sleep(wait);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
