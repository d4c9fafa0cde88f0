package dev.groundwork.hosting.provider.vercel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.BuildSettings.CommandLine;
import dev.groundwork.appregistry.model.BuildSettings.Directory;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.HostingProvider.DeployState;
import dev.groundwork.hosting.provider.HostingProvider.LogLine;
import dev.groundwork.hosting.provider.HostingProvider.LogType;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.provider.rest.RemoteProviderContract;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vercel's adapter: the contract of remote providers, and what is Vercel's own. */
final class VercelProviderTest extends RemoteProviderContract {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final VercelWorld world = new VercelWorld();

    @Override
    protected VercelWorld world() {
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
    @DisplayName("INFRA-HOST-406 every call names the team, and a project is open to everybody and not tied to pushes")
    void create() {
        deployed(created());

        assertThat(world.api().calls())
                .allSatisfy(call -> assertThat(call.query()).containsEntry("teamId", FakeVercel.TEAM));
        var body = sent("POST", "/v11/projects");
        assertThat(body.has("ssoProtection")).isTrue();
        assertThat(body.path("ssoProtection").isNull()).isTrue();
        assertThat(body.has("gitRepository")).isFalse();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-407 a deployment is ordered from the commit, with our id, and never taken from an earlier one")
    void order() {
        var service = created();
        var token = token(service);
        answer(provider().deploy(service, request(token)));

        var call = world.api().calls().stream()
                .filter(c -> c.is("POST", "/v13/deployments"))
                .toList()
                .getLast();
        assertThat(call.query()).containsEntry("forceNew", "1");
        assertThat(call.body().at("/gitSource/repoId").asLong()).isEqualTo(4711);
        assertThat(call.body().at("/gitSource/ref").asText()).isEqualTo("main");
        assertThat(call.body().at("/gitSource/sha").asText()).isEqualTo(COMMIT.value());
        assertThat(call.body().path("target").asText()).isEqualTo("production");
        assertThat(call.body().path("meta"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(token.deployment().value(), marker.value());
    }

    @Test
    @DisplayName(
            "INFRA-HOST-408 owners' variables are sensitive, those taken back are removed, one refused fails the deployment")
    void variables() {
        var service = created();
        deployed(service);

        assertThat(world.api().variables(service.value()))
                .isEqualTo(Map.of("A", "sensitive:two", "GROUNDWORK_APP_ID", "plain:" + marker.value()));
        world.api().refuseVariable("A");
        var before = world.deployments(service.value());
        assertThat(provider().deploy(service, request(token(service))))
                .isInstanceOfSatisfying(
                        ProviderOutcome.VariableRefused.class,
                        refused -> assertThat(refused.detail()).contains(" A:"));
        assertThat(world.deployments(service.value())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"POST,/v11/projects", "POST,/v10/projects/[^/]+/env"})
    @DisplayName("INFRA-HOST-447 a variable that Vercel refuses with a whole request is named, and nothing is deployed")
    void variableRefusedAtOnce(String method, String path) {
        var error = "{\"error\":{\"code\":\"bad_request\",\"message\":\"too long\",\"envVarKey\":\"A\"}}";
        world.api().failNext(method, path, new Reply(400, error, Map.of()));

        var refused = path.endsWith("/env")
                ? provider()
                        .deploy(
                                created(),
                                request(new DeployToken(
                                        new DeploymentId("dep_" + SampleApps.ulid()), Optional.empty())))
                : provider().createService(newService(BuildSettings.none()));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        ProviderOutcome.VariableRefused.class,
                        outcome -> assertThat(outcome.detail()).contains(" A:"));
        assertThat(world.api().count("POST", "/v13/deployments")).isZero();
    }

    @Test
    @DisplayName("INFRA-HOST-409 a build that is ready is live only once the production address points to it")
    void ready() {
        var service = created();
        var first = deployed(service).id();
        var second = answer(provider().deploy(service, request(token(service)))).id();

        world.api().set(second.value(), "readyState", JSON.textNode("READY"));
        assertThat(state(service, second)).isEqualTo(DeployState.BUILDING);
        world.api().set(second.value(), "aliasAssigned", JSON.booleanNode(true));
        assertThat(state(service, second)).isEqualTo(DeployState.BUILDING);
        world.api().serve(service.value(), second.value());
        assertThat(state(service, second)).isEqualTo(DeployState.LIVE);
        assertThat(state(service, first)).isEqualTo(DeployState.SUPERSEDED);
        assertThat(answer(provider().service(service)).url()).contains(URI.create("https://" + name + ".vercel.app/"));
    }

    @Test
    @DisplayName("INFRA-HOST-410 a preview never counts, an address that cannot be given is a failure with its reason")
    void notServed() {
        var service = created();
        var deploy = deployed(service).id();
        world.api().set(deploy.value(), "target", JSON.nullNode());
        assertThat(state(service, deploy)).isEqualTo(DeployState.BUILDING);
        world.api()
                .set(
                        deploy.value(),
                        "aliasError",
                        JSON.objectNode().put("code", "x").put("message", "domain is taken"));
        var found = answer(provider().deployment(service, deploy));
        assertThat(found.state()).isEqualTo(DeployState.HEALTH_CHECK_FAILED);
        assertThat(found.detail()).contains("domain is taken");
    }

    @Test
    @DisplayName("INFRA-HOST-411 a deployment blocked for its commit's author fails with what the operator has to do")
    void blocked() {
        var service = created();
        var deploy = deployed(service).id();
        world.api().set(deploy.value(), "readyState", JSON.textNode("BLOCKED"));
        assertThat(answer(provider().deployment(service, deploy)).detail()).contains("operator");
        world.api().set(deploy.value(), "readyState", JSON.textNode("ERROR"));
        world.api()
                .set(
                        deploy.value(),
                        "errorMessage",
                        JSON.textNode("Git author bot must have access to the project on Vercel"));
        var failed = answer(provider().deployment(service, deploy));
        assertThat(failed.state()).isEqualTo(DeployState.BUILD_FAILED);
        assertThat(failed.detail()).contains("operator");
    }

    @Test
    @DisplayName("INFRA-HOST-412 a rollback moves the address to the earlier deployment, without a build")
    void rollback() {
        var service = created();
        var first = deployed(service).id();
        var second = deployed(service).id();
        var before = world.deployments(service.value());

        var rolledBack = answer(provider().rollback(service, first, token(service)));

        assertThat(rolledBack.id()).isEqualTo(first);
        assertThat(state(service, first)).isEqualTo(DeployState.LIVE);
        assertThat(state(service, second)).isNotEqualTo(DeployState.LIVE);
        assertThat(world.deployments(service.value())).isEqualTo(before);
    }

    @Test
    @DisplayName("INFRA-HOST-413 there is no restart and no database; a project without a deployment serves nothing")
    void capabilities() {
        assertThat(provider().capabilities().restart()).isFalse();
        assertThat(provider().capabilities().database()).isFalse();
        assertThat(provider().databases()).isEmpty();
        var service = created();
        assertThat(provider().restart(service)).isInstanceOf(ProviderOutcome.Rejected.class);
        assertThat(answer(provider().service(service)).state()).isEqualTo(ServiceState.NONE);
    }

    @Test
    @DisplayName("INFRA-HOST-414 the wait after too many calls is read from the error's own limit")
    void reset() {
        var service = created();
        var at = Instant.parse("2026-01-07T09:30:45Z").getEpochSecond();
        var body = "{\"error\":{\"code\":\"rate_limited\",\"message\":\"slow\",\"limit\":{\"remaining\":0,\"reset\":"
                + at + "}}}";
        world.api().failNext("GET", ".*", new Reply(429, body, Map.of()));

        assertThat(provider().service(service))
                .isEqualTo(new ProviderOutcome.Unavailable<>(true, Optional.of(Duration.ofSeconds(45))));
    }

    @Test
    @DisplayName(
            "INFRA-HOST-415 build settings go with each deployment, those taken back as null, and no process can be named")
    void settings() {
        var service = created();
        var settings = new BuildSettings(
                Directory.parse("apps/web"), CommandLine.parse("make"), Optional.empty(), Directory.parse("out"));
        answer(provider().deploy(service, new DeployRequest(REPOSITORY, COMMIT, settings, Map.of(), token(service))));
        var sent = sent("POST", "/v13/deployments").path("projectSettings");
        assertThat(sent.path("rootDirectory").asText()).isEqualTo("apps/web");
        assertThat(sent.path("buildCommand").asText()).isEqualTo("make");
        assertThat(sent.path("outputDirectory").asText()).isEqualTo("out");

        answer(provider().deploy(service, request(token(service))));
        var none = sent("POST", "/v13/deployments").path("projectSettings");
        assertThat(none)
                .hasSize(3)
                .allSatisfy(value -> assertThat(value.isNull()).isTrue());

        var start =
                new BuildSettings(Optional.empty(), Optional.empty(), CommandLine.parse("node x.js"), Optional.empty());
        assertThat(provider().deploy(service, new DeployRequest(REPOSITORY, COMMIT, start, Map.of(), token(service))))
                .isInstanceOf(ProviderOutcome.Rejected.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-416 the endless log of a running app is read for a while; a cut row waits for the next read")
    void runtimeLog() {
        var service = created();
        deployed(service);
        var time = Instant.parse("2026-01-07T09:20:00Z");
        world.api().writeRuntime("r1", time, "one");
        world.api().writeRuntime("r2", time, "two");

        var log = answer(provider().log(service, LogType.RUNTIME, Optional.empty(), Optional.empty(), 1));
        assertThat(log.lines()).extracting(LogLine::message).containsExactly("one");
        var rest = answer(provider().log(service, LogType.RUNTIME, Optional.empty(), log.next(), 10));
        assertThat(rest.lines()).extracting(LogLine::message).containsExactly("two");
        assertThat(rest.next()).isEmpty();
    }
}
