package dev.groundwork.hosting.provider.railway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Deploy;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProvider.OwnedService;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.testing.HandClock;
import io.micronaut.json.JsonMapper;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class RailwayProviderTest {

    private static final StackName STACK = new StackName("test");
    private static final CommitId COMMIT = new CommitId("c".repeat(40));
    private static final Repository REPOSITORY =
            new Repository.AtGitHub(URI.create("https://github.test/org/app.git"), "org", "app", 4711);

    private final FakeRailway railway = new FakeRailway();
    private final HostingProvider provider = provider(FakeRailway.TOKEN);
    private final AppId app = new AppId("app_" + SampleApps.ulid());
    private final Marker marker = STACK.marker(app);
    private final AppIdentity.Slug name = AppIdentity.Slug.of(new AppIdentity.Name("Shop"), "");

    private HostingProvider provider(String token) {
        var clock = new HandClock(SampleApps.NOW);
        return new RailwayProvider(new RailwayApi(JsonMapper.createDefault(), railway.url(), () -> token, clock), "");
    }

    @AfterEach
    void everyRequestIsValid() {
        assertThat(railway.findings()).isEmpty();
        railway.close();
    }

    @Test
    @DisplayName("INFRA-HOST-312 an app is a project with our marker, one service and one domain")
    void creates() {
        var service = created();

        assertThat(railway.state().projects()).singleElement().satisfies(project -> {
            assertThat(project.description).isEqualTo(marker.value());
            assertThat(service.value()).isEqualTo(project.id() + "/env-" + project.id() + "/srv-" + project.id());
        });
        assertThat(answer(provider.service(service)).url())
                .contains(URI.create("https://shop-production.up.railway.test/"));
        assertThat(answer(provider.findService(name, marker)).id()).isEqualTo(service);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-852 a domain is added to Railway's service once, read by its name and removed, each safe to repeat")
    void customDomains() {
        var service = created();
        var domains = provider.domains().orElseThrow();

        assertThat(domains.read(service, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(domains.add(service, "www.example.com")).isInstanceOf(ProviderOutcome.Answered.class);
        assertThat(domains.read(service, "www.example.com")).isEqualTo(domains.verify(service, "www.example.com"));
        for (int i = 0; i < 2; i++) {
            assertThat(domains.remove(service, "www.example.com")).isEqualTo(new ProviderOutcome.Answered<>(service));
        }
        assertThat(domains.read(service, "www.example.com")).isEqualTo(new ProviderOutcome.Missing<>());
    }

    @ParameterizedTest
    @CsvSource({"projectCreate", "serviceCreate", "serviceDomainCreate"})
    @DisplayName("INFRA-HOST-313 whichever answer of a creation is lost, the next try goes on with what is there")
    void lostCreation(String call) {
        faultAt(call, RailwayFault.LOST_ANSWER);
        assertThat(provider.createService(newService())).isInstanceOf(ProviderOutcome.Unavailable.class);

        created();

        assertThat(railway.state().marked(marker.value())).hasSize(1);
        assertThat(railway.state().projects().getFirst().deployments)
                .as("what Railway deploys when it connects")
                .hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-314 a project of our name with another marker is nobody's business; ours stands beside it")
    void strangers() {
        railway.state().stranger(name.value(), "somebody's");
        railway.state()
                .stranger(name.value(), new StackName("other").marker(app).value());
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());

        var service = created();

        assertThat(railway.state().projects()).hasSize(3);
        assertThat(answer(provider.owned(STACK, Optional.empty())).services())
                .containsExactly(new OwnedService(service, marker));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-315 a deployment carries commit, variables and settings, once; what is not set any more is gone")
    void deploys() {
        var service = created();
        var settings = new BuildSettings(
                BuildSettings.Directory.parse("apps/web"),
                Optional.empty(),
                BuildSettings.CommandLine.parse("npm start"),
                Optional.empty());
        answer(provider.deploy(
                service, new DeployRequest(REPOSITORY, COMMIT, settings, Map.of("OLD", "1"), token(service))));
        var second = new DeployRequest(REPOSITORY, COMMIT, BuildSettings.none(), Map.of("NEW", "2"), token(service));

        answer(provider.deploy(service, second));

        var project = railway.state().projects().getFirst();
        assertThat(project.deployments).hasSize(3);
        assertThat(project.deployments.getLast().commit).contains(COMMIT.value());
        assertThat(project.deployments.get(1).variables).containsOnly(Map.entry("OLD", "1"));
        assertThat(project.deployments.getLast().variables).containsOnly(Map.entry("NEW", "2"));
        assertThat(project.settings).containsEntry("rootDirectory", null).containsEntry("startCommand", null);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-316 a deployment whose answer was lost is found by being newer; Railway's own first one is not adopted")
    void lostDeploy() {
        var service = created();
        var token = token(service);
        assertThat(token.previous()).as("made when it was connected").isPresent();
        assertThat(provider.findDeploy(service, token)).isEqualTo(new ProviderOutcome.Missing<>());
        faultAt("serviceInstanceDeployV2", RailwayFault.LOST_ANSWER);

        assertThat(provider.deploy(service, request(token))).isInstanceOf(ProviderOutcome.Unavailable.class);

        var found = answer(provider.findDeploy(service, token));
        var deployments = railway.state().projects().getFirst().deployments;
        assertThat(deployments).hasSize(2);
        assertThat(found.id().value()).isEqualTo(deployments.getLast().id());
    }

    @ParameterizedTest
    @CsvSource({
        "INITIALIZING,QUEUED", "QUEUED,QUEUED", "WAITING,QUEUED", "NEEDS_APPROVAL,QUEUED", "BUILDING,BUILDING",
        "DEPLOYING,BUILDING", "SUCCESS,LIVE", "SLEEPING,LIVE", "FAILED,BUILD_FAILED", "CRASHED,START_FAILED",
        "REMOVING,SUPERSEDED", "REMOVED,SUPERSEDED", "SKIPPED,CANCELLED", "DREAMING,UNKNOWN"
    })
    @DisplayName("INFRA-HOST-317 each status has its meaning, and one that is not known stays unknown")
    void statuses(String status, DeployState state) {
        var service = created();
        var deploy = deployed(service);
        railway.state().projects().getFirst().deployments.getLast().status = status;

        assertThat(answer(provider.deployment(service, deploy.id())).state()).isEqualTo(state);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-318 stop twice, start twice with a lost answer, restart, cancel, roll back: each ends where it should")
    void life() {
        var service = created();
        var first = deployed(service);
        answer(provider.restart(service));
        answer(provider.stop(service));
        answer(provider.stop(service));
        assertThat(answer(provider.service(service)).state()).isEqualTo(ServiceState.STOPPED);

        var start = token(service);
        faultAt("deploymentRedeploy", RailwayFault.LOST_ANSWER);
        assertThat(provider.start(service)).isInstanceOf(ProviderOutcome.Unavailable.class);
        assertThat(answer(provider.findDeploy(service, start)).state()).isEqualTo(DeployState.LIVE);
        assertThat(answer(provider.start(service)).deploy()).as("it runs").isEmpty();
        assertThat(answer(provider.service(service)).state()).isEqualTo(ServiceState.RUNNING);

        var back = token(service);
        var rolled = answer(provider.rollback(service, first.id(), back));
        assertThat(rolled).isEqualTo(answer(provider.findDeploy(service, back)));
        railway.state().outcome("BUILDING");
        var building = deployed(service);
        answer(provider.cancel(service, building.id()));
        answer(provider.cancel(service, building.id()));
        assertThat(answer(provider.service(service)).state()).isEqualTo(ServiceState.RUNNING);
    }

    @Test
    @DisplayName("INFRA-HOST-319 what was removed behind our back is missing, and counts as deleted")
    void lost() {
        var service = created();
        var deploy = deployed(service).id();
        railway.state().lose(railway.state().projects().getFirst().id());

        assertThat(provider.service(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.deployment(service, deploy)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.stop(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider.findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        answer(provider.delete(service));
    }

    @ParameterizedTest
    @EnumSource(RailwayFault.class)
    @DisplayName("INFRA-HOST-320 each fault outside is what it is: a wait, a wait with its length, or our own token")
    void faults(RailwayFault fault) {
        var service = created();
        faultAt("project", fault);

        assertThat(provider.service(service))
                .isEqualTo(
                        switch (fault) {
                            case RATE_LIMITED ->
                                new ProviderOutcome.Unavailable<>(true, Optional.of(Duration.ofSeconds(7)));
                            case RATE_LIMITED_BARE, ERROR_1015 ->
                                new ProviderOutcome.Unavailable<>(true, Optional.empty());
                            case TOKEN_REFUSED -> new ProviderOutcome.TokenRefused<>();
                            case NOT_AUTHORIZED -> new ProviderOutcome.Missing<>();
                            case NO_CALL, LOST_ANSWER, SERVER_ERROR, GRAPHQL_ERROR, GARBLED ->
                                new ProviderOutcome.Unavailable<>(false, Optional.empty());
                        });
    }

    @Test
    @DisplayName("INFRA-HOST-321 Not Authorized about our account is our token, and then no object counts as missing")
    void token() {
        var service = created();
        var refused = provider("another");

        assertThat(refused.findService(name, marker)).isEqualTo(new ProviderOutcome.TokenRefused<>());
        assertThat(refused.service(service)).isEqualTo(new ProviderOutcome.TokenRefused<>());
        assertThat(provider("").isConfigured()).isFalse();
        assertThat(provider.isConfigured()).isTrue();
    }

    @Test
    @DisplayName("INFRA-HOST-322 following the cursors of a log yields each line once, also those of one moment")
    void log() {
        var service = created();
        deployed(service);
        var start = Instant.parse("2026-01-07T09:10:00Z");
        for (int i = 0; i < 100; i++) {
            railway.state()
                    .projects()
                    .getFirst()
                    .log
                    .add(Map.of("timestamp", start.plusMillis(i / 3).toString(), "message", "line " + i));
        }
        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var part = answer(provider.log(service, LogType.RUNTIME, Optional.empty(), cursor, 7));
            part.lines().stream().map(LogLine::message).forEach(seen::add);
            cursor = part.next();
        } while (cursor.isPresent() && seen.size() < 1_000);

        assertThat(seen).hasSize(100).doesNotHaveDuplicates();
        var since = provider.log(service, LogType.BUILD, Optional.of(start.plusMillis(10)), Optional.empty(), 5);
        assertThat(answer(since).lines()).first().extracting(LogLine::message).isEqualTo("line 30");
    }

    private void faultAt(String field, RailwayFault fault) {
        var armed = new ArrayList<>(List.of(fault));
        railway.faults((called, number) ->
                called.equals(field) && !armed.isEmpty() ? Optional.of(armed.removeFirst()) : Optional.empty());
    }

    private NewService newService() {
        return new NewService(name, marker, REPOSITORY, BuildSettings.none(), Map.of("A", "1"));
    }

    private ServiceId created() {
        return answer(provider.createService(newService())).id();
    }

    private DeployToken token(ServiceId service) {
        return new DeployToken(new DeploymentId("dep_" + SampleApps.ulid()), answer(provider.newestDeploy(service)));
    }

    private static DeployRequest request(DeployToken token) {
        return new DeployRequest(REPOSITORY, COMMIT, BuildSettings.none(), Map.of("A", "2"), token);
    }

    private Deploy deployed(ServiceId service) {
        var ordered = answer(provider.deploy(service, request(token(service))));
        return new Deploy(new ProviderDeployId(ordered.id().value()), ordered.state(), "");
    }

    private static <T> T answer(ProviderOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<T>) outcome).value();
    }
}
