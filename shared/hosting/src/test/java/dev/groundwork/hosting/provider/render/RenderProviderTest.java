package dev.groundwork.hosting.provider.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.appregistry.model.DeploymentProgress.ProviderDeployId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.provider.rest.RemoteProviderContract;
import dev.groundwork.testing.HandClock;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Render's adapter: the contract of remote providers, and what is Render's own. */
final class RenderProviderTest extends RemoteProviderContract {

    private final RenderWorld world = new RenderWorld();

    @Override
    protected RenderWorld world() {
        return world;
    }

    private JsonNode sent(String method, String path) {
        return world.api().calls().stream()
                .filter(call -> call.is(method, path))
                .toList()
                .getLast()
                .body();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-390 a service is created with its marker among top-level variables, and never deploys pushes")
    void create() {
        created();

        var body = sent("POST", "/services");
        assertThat(body.path("ownerId").asText()).isEqualTo(FakeRender.OWNER);
        assertThat(body.path("autoDeploy").asText()).isEqualTo("no");
        assertThat(body.path("branch").asText()).isEqualTo("main");
        assertThat(body.path("type").asText()).isEqualTo("web_service");
        assertThat(body.at("/serviceDetails/runtime").asText()).isEqualTo("node");
        assertThat(body.at("/serviceDetails/envSpecificDetails/startCommand").asText())
                .isEqualTo("npm start");
        assertThat(world.api().variables(world.ids().getFirst()))
                .isEqualTo(Map.of("A", "one", "EMPTY", "", "GROUNDWORK_APP_ID", marker.value()));
    }

    @Test
    @DisplayName("INFRA-HOST-391 without a configured workspace the key's first one is looked up, once")
    void owner() {
        var other = new RenderWorld("", new HandClock(Instant.parse("2026-01-07T09:30:00Z")));

        answer(other.provider().createService(newService(BuildSettings.none())));
        answer(other.provider().owned(STACK, Optional.empty()));

        assertThat(other.api().count("GET", "/owners")).isEqualTo(1);
        assertThat(other.api().findings()).isEmpty();
        other.api().close();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-392 the deployment that Render begins with the service is taken if it is what was asked for")
    void firstIsTaken() {
        world.api().head(COMMIT.value());
        var service = created();
        var token = token(service);
        var request =
                new DeployRequest(REPOSITORY, COMMIT, BuildSettings.none(), Map.of("A", "one", "EMPTY", ""), token);

        var deploy = answer(provider().deploy(service, request));

        assertThat(Optional.of(deploy.id())).isEqualTo(token.previous());
        assertThat(world.deployments(service.value())).isEqualTo(1);
        assertThat(answer(provider().deploy(service, request)).id()).isEqualTo(deploy.id());
    }

    @Test
    @DisplayName("INFRA-HOST-393 with other variables or another commit it is not taken, and one more is ordered")
    void firstIsNotTaken() {
        world.api().head(COMMIT.value());
        var service = created();
        var token = token(service);

        var ordered = answer(provider().deploy(service, request(token)));

        assertThat(Optional.of(ordered.id())).isNotEqualTo(token.previous());
        assertThat(state(service, token.previous().orElseThrow())).isEqualTo(DeployState.CANCELLED);
        assertThat(world.api().variables(service.value()))
                .isEqualTo(Map.of("A", "two", "GROUNDWORK_APP_ID", marker.value()));
        assertThat(sent("POST", "/services/[^/]+/deploys").path("commitId").asText())
                .isEqualTo(COMMIT.value());
    }

    @Test
    @DisplayName("INFRA-HOST-394 a deployment that was queued without an id is found once it is listed")
    void queued() {
        var service = created();
        world.api().queues(true);
        var token = token(service);

        var queued = answer(provider().deploy(service, request(token)));

        assertThat(queued.state()).isEqualTo(DeployState.QUEUED);
        assertThat(provider().deployment(service, queued.id())).isEqualTo(new ProviderOutcome.Missing<>());
        world.api().queues(false);
        var real = world.api().deploys(service.value()).getFirst();
        assertThat(answer(provider().deployment(service, queued.id())).id()).isEqualTo(new ProviderDeployId(real));
        answer(provider().cancel(service, queued.id()));
        assertThat(state(service, queued.id())).isEqualTo(DeployState.CANCELLED);
    }

    @Test
    @DisplayName("INFRA-HOST-395 what a person deploys in the dashboard is never taken for ours")
    void byHand() {
        var service = created();
        var token = token(service);
        world.api().deployByHand(service.value());

        assertThat(provider().findDeploy(service, token)).isEqualTo(new ProviderOutcome.Missing<>());
        var ours = answer(provider().deploy(service, request(token)));
        world.api().deployByHand(service.value());
        assertThat(answer(provider().findDeploy(service, token)).id()).isEqualTo(ours.id());
    }

    @Test
    @DisplayName("INFRA-HOST-396 a service that Render has suspended says who did, and is not started")
    void suspended() {
        var service = created();
        world.api().suspend(service.value(), "billing");

        var found = answer(provider().service(service));
        assertThat(found.state()).isEqualTo(ServiceState.SUSPENDED);
        assertThat(found.detail()).isEqualTo("billing");
        assertThat(provider().start(service)).isInstanceOf(ProviderOutcome.Rejected.class);
    }

    @Test
    @DisplayName("INFRA-HOST-397 a missing payment method is refused with words of ours")
    void payment() {
        world.api().failNext("POST", "/services", new Reply(402, "{\"message\":\"card\"}", Map.of()));

        assertThat(provider().createService(newService(BuildSettings.none())))
                .isInstanceOfSatisfying(
                        ProviderOutcome.Rejected.class,
                        rejected -> assertThat(rejected.detail()).contains("operator"));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-398 changed settings are changed at Render before the deployment, unchanged ones cost no call")
    void settings() {
        var service = created();
        deployed(service);
        assertThat(world.api().count("PATCH", ".*")).isZero();
        var settings = new BuildSettings(
                Directory.parse("apps/web"),
                CommandLine.parse("make"),
                CommandLine.parse("node x.js"),
                Optional.empty());

        answer(provider().deploy(service, new DeployRequest(REPOSITORY, COMMIT, settings, Map.of(), token(service))));

        var details = world.api().service(service.value());
        assertThat(details.path("rootDir").asText()).isEqualTo("apps/web");
        assertThat(details.at("/serviceDetails/envSpecificDetails/buildCommand").asText())
                .isEqualTo("make");
        assertThat(details.at("/serviceDetails/envSpecificDetails/startCommand").asText())
                .isEqualTo("node x.js");
    }

    @Test
    @DisplayName(
            "INFRA-HOST-399 an app that has become a static site cannot be changed at Render, and is told what to do")
    void kind() {
        var service = created();
        var settings = new BuildSettings(Optional.empty(), Optional.empty(), Optional.empty(), Directory.parse("dist"));

        assertThat(provider()
                        .deploy(service, new DeployRequest(REPOSITORY, COMMIT, settings, Map.of(), token(service))))
                .isInstanceOf(ProviderOutcome.Rejected.class);
        assertThat(world.deployments(service.value())).isEqualTo(1);
    }

    @Test
    @DisplayName("INFRA-HOST-400 an explicit output directory without a start command is a static site at Render")
    void staticSite() {
        answer(provider()
                .createService(newService(new BuildSettings(
                        Optional.empty(),
                        CommandLine.parse("npm run build"),
                        Optional.empty(),
                        Directory.parse("dist")))));

        var body = sent("POST", "/services");
        assertThat(body.path("type").asText()).isEqualTo("static_site");
        assertThat(body.at("/serviceDetails/publishPath").asText()).isEqualTo("dist");
        assertThat(body.at("/serviceDetails/buildCommand").asText()).isEqualTo("npm run build");
    }

    @Test
    @DisplayName("INFRA-HOST-401 a rollback is a new deployment of the earlier artifact, a restart none")
    void rollback() {
        var service = created();
        var first = deployed(service).id();
        deployed(service);
        var token = token(service);

        var rolledBack = answer(provider().rollback(service, first, token));
        assertThat(answer(provider().findDeploy(service, token)).id()).isEqualTo(rolledBack.id());
        assertThat(sent("POST", ".*/rollback").path("deployId").asText()).isEqualTo(first.value());
        var before = world.deployments(service.value());
        answer(provider().restart(service));
        assertThat(world.deployments(service.value())).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-402 each status of Render's description has its state")
    void statuses() {
        var service = created();
        var deploy = deployed(service).id();
        var states = Map.ofEntries(
                Map.entry("created", DeployState.QUEUED),
                Map.entry("queued", DeployState.QUEUED),
                Map.entry("build_in_progress", DeployState.BUILDING),
                Map.entry("pre_deploy_in_progress", DeployState.BUILDING),
                Map.entry("update_in_progress", DeployState.BUILDING),
                Map.entry("live", DeployState.LIVE),
                Map.entry("deactivated", DeployState.SUPERSEDED),
                Map.entry("build_failed", DeployState.BUILD_FAILED),
                Map.entry("pre_deploy_failed", DeployState.BUILD_FAILED),
                Map.entry("update_failed", DeployState.HEALTH_CHECK_FAILED),
                Map.entry("canceled", DeployState.CANCELLED));

        states.forEach((status, state) -> {
            world.api().become(service.value(), deploy.value(), status);
            assertThat(state(service, deploy)).as(status).isEqualTo(state);
        });
    }

    @Test
    @DisplayName("INFRA-HOST-403 what runs is read from the source, and where it says nothing, nothing is created")
    void sources() {
        var expected = List.of(
                Map.entry(Map.of("Procfile", "web: ./run\r\n", "package.json", "{}"), "node ./run"),
                Map.entry(Map.of("package.json", "{\"scripts\":{\"start\":\"x\"}}"), "node npm start"),
                Map.entry(Map.of("server.js", ""), "node node server.js"),
                Map.entry(Map.of("requirements.txt", "", "main.py", ""), "python python main.py"),
                Map.entry(Map.of("go.mod", "module x"), "go ./app"));
        var runtimes = new RenderRuntime(id -> Optional.of(world));

        for (var sample : expected) {
            world.files(sample.getKey());
            var details =
                    answer(runtimes.of(Optional.of(app), BuildSettings.none())).details();
            var commands = Optional.ofNullable(details.envSpecificDetails()).orElseThrow();
            assertThat(details.runtime() + " " + commands.startCommand()).isEqualTo(sample.getValue());
        }
        world.files(Map.of("index.html", "<p>"));
        assertThat(answer(runtimes.of(Optional.of(app), BuildSettings.none())).type())
                .isEqualTo("static_site");
        world.files(Map.of("README.md", ""));
        assertThat(provider().createService(newService(BuildSettings.none())))
                .isInstanceOf(ProviderOutcome.Rejected.class);
        assertThat(world.ids()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-404 a spent rate limit is waited for until its reset, in seconds or as a time")
    void reset() {
        var service = created();
        world.api()
                .failNext(
                        "GET", ".*", new Reply(429, "{}", Map.of("Ratelimit-Remaining", "0", "Ratelimit-Reset", "33")));
        assertThat(provider().service(service))
                .isEqualTo(new ProviderOutcome.Unavailable<>(true, Optional.of(Duration.ofSeconds(33))));
        var at = Instant.parse("2026-01-07T09:31:00Z").getEpochSecond();
        world.api()
                .failNext(
                        "GET",
                        ".*",
                        new Reply(429, "{}", Map.of("Ratelimit-Remaining", "0", "Ratelimit-Reset", "" + at)));
        assertThat(provider().service(service))
                .isEqualTo(new ProviderOutcome.Unavailable<>(true, Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    @DisplayName("INFRA-HOST-405 a token that nobody has entered is refused before any call")
    void noToken() {
        var clock = new HandClock(Instant.parse("2026-01-07T09:30:00Z"));
        var silent = new RenderProvider(
                new RenderApi(JsonMapper.createDefault(), world.api().url(), () -> "", "", clock),
                id -> Optional.of(world),
                STACK,
                new RenderPlan("free"),
                clock);

        assertThat(silent.isConfigured()).isFalse();
        assertThat(silent.findService(name, marker)).isEqualTo(new ProviderOutcome.TokenRefused<>());
        assertThat(world.api().calls()).isEmpty();
    }
}
