package dev.groundwork.hosting.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry.CreateOutcome.Created;
import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.RegistryPage;
import dev.groundwork.appregistry.model.AppIdentity.ProviderName;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.FixedSecrets;
import dev.groundwork.hosting.provider.HostingProviders;
import dev.groundwork.hosting.provider.MarkedObjects.MarkedObject;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.reconcile.InMemoryOrphanRecords;
import dev.groundwork.hosting.reconcile.InMemoryWalkPositions;
import dev.groundwork.hosting.reconcile.OneAtATime;
import dev.groundwork.hosting.reconcile.RotatingWalk;
import dev.groundwork.hosting.reconcile.SweepOrphans;
import dev.groundwork.kernel.AppId;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MarkedRepositoriesTest {

    private static final StackName STACK = new StackName("test");

    @AutoClose
    private final Tables tables = Tables.create();

    @AutoClose
    private final FakeGitHub github = new FakeGitHub();

    private final HandClock clock = new HandClock(SampleApps.NOW);
    private final InMemoryAppRegistry registry = new InMemoryAppRegistry();
    private Installation installation;
    private MarkedRepositories repositories;

    @BeforeEach
    void start() {
        github.start();
        var secrets = new GitHubRepositoriesTest.AppSecret();
        installation = new Installation(api(), secrets, "", clock);
        repositories = repositories(installation, secrets);
    }

    private GitHubApi api() {
        return new GitHubApi(ObjectMapper.getDefault(), github.url().toString(), clock);
    }

    private MarkedRepositories repositories(Installation of, SecretStore secrets) {
        var writes = new GitHubWrites(of, new WritePace(tables.apps(), Duration.ZERO, clock), until -> {});
        return new MarkedRepositories(api(), of, writes, secrets);
    }

    private SweepOrphans sweep(boolean removes) {
        return new SweepOrphans(
                registry,
                new HostingProviders(List.of(), ProviderName.LOCAL),
                List.of(repositories),
                new InMemoryOrphanRecords(),
                new RotatingWalk(new InMemoryWalkPositions()),
                STACK,
                clock,
                removes);
    }

    private static String orphan() {
        return STACK.marker(new AppId("app_" + SampleApps.ulid())).value();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-876 a repository without an app goes a day after it was found; another stack's and a person's stay")
    void orphans() throws IOException {
        var app = ((Created) registry.create(SampleApps.app())).app();
        github.marked("ours", STACK.marker(app.id()).value());
        github.marked("left", orphan());
        github.marked("other-stack", "groundwork:other:app_" + SampleApps.ulid());
        github.marked("almost", orphan() + " and more");
        github.stranger("somebody-s");
        var sweep = sweep(true);

        assertThat(OneAtATime.run(sweep).changed()).isZero();
        clock.advance(SweepOrphans.GRACE.minusSeconds(1));
        assertThat(OneAtATime.run(sweep).changed()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(OneAtATime.run(sweep).changed()).isEqualTo(1);

        assertThat(github.names()).containsExactlyInAnyOrder("ours", "other-stack", "almost", "somebody-s");
        assertThat(OneAtATime.run(sweep).changed()).isZero();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-877 with the sweep switched off no repository goes; without the App's key GitHub is not called")
    void off() throws IOException {
        github.marked("left", orphan());
        var off = sweep(false);
        OneAtATime.run(off);
        clock.advance(SweepOrphans.GRACE.multipliedBy(2));
        OneAtATime.run(off);
        assertThat(github.names()).containsExactly("left");

        var unset = new FixedSecrets();
        unset.put(SecretName.GITHUB_APP, Map.of("appId", "", "privateKey", ""));
        repositories = repositories(installation, unset);
        assertThat(repositories.isConfigured()).isFalse();
        assertThat(OneAtATime.run(sweep(true)).calls()).isZero();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-878 a list longer than a page is read page by page, a page a run, and each repository is in it once")
    void pages() throws IOException {
        var left = new ArrayList<String>();
        for (int i = 0; i < 130; i++) {
            var marker = i % 2 == 0 ? orphan() : "a person's";
            github.marked("r" + i, marker);
            if (i % 2 == 0) {
                left.add("/repos/" + FakeGitHub.ORG + "/r" + i);
            }
        }

        var first = ((Answered<RegistryPage<MarkedObject>>) repositories.list(STACK, Optional.empty())).value();
        var second = ((Answered<RegistryPage<MarkedObject>>) repositories.list(STACK, first.next())).value();

        assertThat(second.next()).isEmpty();
        assertThat(first.items()).hasSize(50);
        var all = new ArrayList<>(first.items());
        all.addAll(second.items());
        assertThat(all).extracting(MarkedObject::name).containsExactlyElementsOf(left);
        var reads = github.count("GET", "/orgs/.*/repos");
        OneAtATime.run(sweep(true));
        assertThat(github.count("GET", "/orgs/.*/repos") - reads).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-HOST-879 the tokens that this process got from GitHub are secrets of ours, as long as they are")
    void tokens() {
        repositories.list(STACK, Optional.empty());

        assertThat(installation.tokens())
                .singleElement()
                .asString()
                .startsWith("ghs_")
                .hasSizeGreaterThan(300);
    }
}
