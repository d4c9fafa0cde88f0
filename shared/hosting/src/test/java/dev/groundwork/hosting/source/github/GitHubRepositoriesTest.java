package dev.groundwork.hosting.source.github;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App;
import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.source.InMemorySourceStore;
import dev.groundwork.hosting.source.PushOutcome;
import dev.groundwork.hosting.source.SourceEntry;
import dev.groundwork.hosting.source.SourceTree;
import dev.groundwork.secrets.SecretName;
import dev.groundwork.secrets.SecretStore;
import dev.groundwork.testing.HandClock;
import dev.groundwork.testing.Tables;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitHubRepositoriesTest {

    private static final int MAX_RUNS = 40;
    private static final String KEY = AppSecret.key();

    @AutoClose
    private final Tables tables = Tables.create();

    @AutoClose
    private final FakeGitHub github = new FakeGitHub();

    private final HandClock clock = new HandClock(SampleApps.NOW);
    private final InMemorySourceStore sources = new InMemorySourceStore();
    private final App app = SampleApps.app();
    private final String name = FindRepository.name(app);
    private final List<Instant> writes = new ArrayList<>();
    private GitHubRepositories repositories;

    @BeforeEach
    void start() {
        github.start();
        repositories = repositories(Duration.ZERO);
    }

    private GitHubRepositories repositories(Duration interval) {
        var api = new GitHubApi(ObjectMapper.getDefault(), github.url().toString(), clock);
        var installation = new Installation(api, new AppSecret(), "", clock);
        var pace = new WritePace(tables.apps(), interval, clock);
        var paced = new GitHubWrites(installation, pace, this::pause);
        return new GitHubRepositories(api, installation, paced, sources, tables.apps(), new StackName("test"), clock);
    }

    private void pause(Instant until) {
        writes.add(until);
        if (until.isAfter(clock.instant())) {
            clock.advance(Duration.between(clock.instant(), until));
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-460 a source becomes a private repository with our marker, whose branch has the whole tree and the answered commit")
    void pushes() throws IOException {
        var commit = commit(
                file("index.html", "<h1>\u00e4</h1>"), file("!run.sh", "#!/bin/sh\n"), binary("a/logo", 0, 1, 255));

        var outcome = repositories.push(app, commit);

        var pushed = ((PushOutcome.Pushed) outcome).repository().orElseThrow();
        assertThat(pushed.pushed()).isEqualTo(commit);
        assertThat(pushed.url()).hasToString("https://github.com/groundwork-apps/" + name);
        assertThat(github.has(name, commit.value())).isTrue();
        assertThat(github.files(name))
                .containsEntry("run.sh", "100755 #!/bin/sh\n")
                .containsEntry("a/logo", "100644 \u0000\u0001\u00ff")
                .hasSize(3);
        assertThat(github.findings()).isEmpty();
        assertThat(repositories.push(app, commit)).isEqualTo(outcome);
        assertThat(github.count("PATCH", ".*")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/orgs/.*/repos",
        "POST,.*/git/blobs",
        "POST,.*/git/trees",
        "POST,.*/git/commits",
        "PATCH,.*/git/refs/.*",
        "GET,/repos/[^/]+/[^/]+",
        "GET,.*/git/ref/heads/main",
        "GET,.*/commits/.*",
        "POST,/app/.*"
    })
    @DisplayName(
            "INFRA-HOST-461 whichever request or answer is lost, the next run ends with one repository and one branch that has the source")
    void lost(String method, String pattern) throws IOException {
        for (var isAnswer : List.of(true, false)) {
            var commit = commit(file("index.html", "" + isAnswer), binary("logo", 0, 1));
            if (isAnswer) {
                github.loseNextAnswer(method, pattern);
            } else {
                github.dropNext(method, pattern);
            }

            var moves = github.count("PATCH", ".*");
            pushed(repositories, commit);

            assertThat(github.names()).containsExactly(name);
            assertThat(github.files(name)).hasSize(2).containsEntry("index.html", "100644 " + isAnswer);
            assertThat(github.has(name, commit.value())).isTrue();
            assertThat(github.count("PATCH", ".*") - moves).isBetween(1L, 2L);
        }
        assertThat(github.findings()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-462 somebody else's repository of our name is neither written nor deleted")
    void stranger() throws IOException {
        github.stranger(name);
        var commit = commit(file("index.html", "a"));

        assertThat(repositories.push(app, commit))
                .isInstanceOfSatisfying(
                        PushOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DeploymentFailure.Code.NAME_CONFLICT));
        assertThat(repositories.delete(app)).isTrue();
        assertThat(github.names()).containsExactly(name);
        assertThat(github.files(name)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-463 a branch that somebody else has moved keeps their commit below ours; it is never forced")
    void raced() throws IOException {
        pushed(repositories, commit(file("index.html", "a")));
        var theirs = github.moveMeanwhile(name);
        github.failNext("PATCH", ".*", github.error(422, "", "Update is not a fast forward"));
        github.failNext("PATCH", ".*", github.error(409, "", "Conflict"));

        var commit = commit(file("index.html", "b"));
        assertThat(repositories.push(app, commit)).isInstanceOf(PushOutcome.Pushed.class);

        assertThat(github.has(name, theirs.name())).isTrue();
        assertThat(github.has(name, commit.value())).isTrue();
        assertThat(github.calls())
                .filteredOn(c -> c.method().equals("PATCH"))
                .allSatisfy(
                        c -> assertThat(c.body().path("force").asBoolean(true)).isFalse());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-464 a secondary rate limit makes every process wait as long as GitHub says, or a minute and then longer")
    void limited() {
        var commit = commit(file("index.html", "a"));
        github.failNext("POST", "/orgs/.*", limit(Map.of("Retry-After", "30")));
        assertThat(repositories.push(app, commit))
                .isEqualTo(new PushOutcome.Later(true, Optional.of(Duration.ofSeconds(30))));
        var calls = github.calls().size();
        assertThat(repositories(Duration.ZERO).push(app, commit))
                .isEqualTo(new PushOutcome.Later(true, Optional.of(Duration.ofSeconds(30))));
        assertThat(github.count("POST", "/orgs/.*")).isEqualTo(1);
        assertThat(github.calls()).hasSizeGreaterThan(calls);

        clock.advance(Duration.ofSeconds(30));
        github.failNext("POST", "/orgs/.*", limit(Map.of()));
        assertThat(repositories.push(app, commit))
                .isEqualTo(new PushOutcome.Later(true, Optional.of(Duration.ofMinutes(2))));
        clock.advance(Duration.ofMinutes(2));
        assertThat(repositories.push(app, commit)).isInstanceOf(PushOutcome.Pushed.class);
    }

    private static Reply limit(Map<String, String> headers) {
        return new Reply(403, "{\"message\":\"You have exceeded a secondary rate limit.\"}", headers);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-465 a repository that vanished is made again with the same commit; without its stored source the owner is told to upload it")
    void vanished() throws IOException {
        var commit = commit(file("index.html", "a"));
        pushed(repositories, commit);
        github.lose(name);

        pushed(repositories, commit);
        assertThat(github.has(name, commit.value())).isTrue();

        github.lose(name);
        sources.delete(app.id());
        assertThat(repositories.push(app, commit))
                .isInstanceOfSatisfying(
                        PushOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DeploymentFailure.Code.PROVIDER_REJECTED));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-466 a tree of sixty images is pushed over several runs, each image once, every two writes a second apart")
    void paced() throws IOException {
        var slow = repositories(Duration.ofSeconds(1));
        var commit = commit(IntStream.range(0, 60)
                .mapToObj(i -> binary("img/%02d.gif".formatted(i), 0, i))
                .toArray(SourceEntry[]::new));

        assertThat(slow.push(app, commit)).isInstanceOf(PushOutcome.Unfinished.class);
        pushed(slow, commit);

        assertThat(github.files(name)).hasSize(60);
        assertThat(github.count("POST", ".*/git/blobs")).isEqualTo(60);
        assertThat(writes).hasSizeGreaterThan(64);
        for (int i = 1; i < writes.size(); i++) {
            assertThat(Duration.between(writes.get(i - 1), writes.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-467 a token that GitHub has ended is replaced at once; an App that is refused waits and fails nothing")
    void tokens() {
        pushed(repositories, commit(file("index.html", "a")));
        github.endTokens();
        pushed(repositories, commit(file("index.html", "b")));

        github.endTokens();
        github.failNext("POST", "/app/.*", github.error(401, "", "Bad credentials"));
        assertThat(repositories.push(app, commit(file("index.html", "c"))))
                .isEqualTo(new PushOutcome.Later(false, Optional.empty()));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-468 the deletion of an app takes its repository and its sources along, later where GitHub is silent")
    void deletes() {
        var commit = commit(file("index.html", "a"));
        pushed(repositories, commit);
        github.dropNext("DELETE", ".*");

        assertThat(repositories.delete(app)).isFalse();
        assertThat(repositories.delete(app)).isTrue();
        assertThat(repositories.delete(app)).isTrue();
        assertThat(github.names()).isEmpty();
        assertThat(sources.read(app.id(), commit)).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-469 the same tree at the same second is the same commit; a source that is there already needs none")
    void deterministic() {
        var tree = new SourceTree(List.of(file("a", "1")));
        var first = repositories.commit(app, tree, SampleApps.NOW).orElseThrow();

        assertThat(repositories.commit(SampleApps.app(), tree, SampleApps.NOW)).contains(first);
        var stored = app.withSource(first, SampleApps.NOW);
        assertThat(repositories.commit(stored, tree, SampleApps.NOW.plusSeconds(60)))
                .contains(first);
        assertThat(repositories.commit(app, tree, SampleApps.NOW.plusSeconds(60)))
                .isNotEqualTo(Optional.of(first));
    }

    private void pushed(GitHubRepositories pushing, CommitId commit) {
        for (int i = 0; i < MAX_RUNS; i++) {
            if (pushing.push(app, commit) instanceof PushOutcome.Pushed) {
                return;
            }
            clock.advance(Duration.ofSeconds(10));
        }
        throw new AssertionError("not pushed in " + MAX_RUNS + " runs");
    }

    private CommitId commit(SourceEntry... files) {
        return repositories
                .commit(app, new SourceTree(Arrays.asList(files)), clock.instant())
                .orElseThrow();
    }

    private static SourceEntry file(String path, String content) {
        return new SourceEntry(path.replace("!", ""), false, path.startsWith("!"), content.getBytes(UTF_8));
    }

    private static SourceEntry binary(String path, int... bytes) {
        var text = new StringBuilder();
        Arrays.stream(bytes).forEach(b -> text.append((char) b));
        return new SourceEntry(path, false, false, text.toString().getBytes(ISO_8859_1));
    }

    /** The secret of an App whose key was made for this test. */
    record AppSecret() implements SecretStore {

        @Override
        public Map<String, String> current(SecretName secret) {
            return Map.of("appId", "7", "privateKey", KEY);
        }

        @Override
        public Optional<Map<String, String>> previous(SecretName secret) {
            return Optional.empty();
        }

        private static String key() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return Base64.getEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }
}
