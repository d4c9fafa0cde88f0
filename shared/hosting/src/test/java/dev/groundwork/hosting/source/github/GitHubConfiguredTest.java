package dev.groundwork.hosting.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.serde.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The conditions under which the repositories at GitHub can be used at all. */
final class GitHubConfiguredTest {

    private final HandClock clock = new HandClock(SampleApps.NOW);

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com,7,key,true",
        "'',7,key,false",
        "https://api.github.com,'',key,false",
        "https://api.github.com,7,'',false",
        "https://api.github.com,' ',key,false"
    })
    @DisplayName(
            "INFRA-HOST-496 repositories at GitHub are configured once its url, our App's id and its key are there")
    void configured(String url, String appId, String key, boolean expected) {
        var secrets = new FixedSecrets();
        secrets.put(SecretName.GITHUB_APP, Map.of("appId", appId, "privateKey", key));
        var api = new GitHubApi(ObjectMapper.getDefault(), url, clock);
        var installation = new Installation(api, secrets, "", clock);
        var table = Tables.create().apps();
        var writes = new GitHubWrites(installation, new WritePace(table, Duration.ZERO, clock), until -> {});
        var repositories = new GitHubRepositories(
                api, installation, writes, new InMemorySourceStore(), table, new StackName("test"), clock);

        assertThat(repositories.isConfigured(ProviderName.RAILWAY)).isEqualTo(expected);
    }
}
