package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
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

/** The behaviour that the engine relies on at each provider with a REST API, shown on its adapter over its stand-in. */
public abstract class RemoteProviderContract {

    protected static final StackName STACK = new StackName("test");
    protected static final CommitId COMMIT = new CommitId("b".repeat(40));
    protected static final Repository REPOSITORY =
            new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711);

    protected final AppIdentity.Slug name = AppIdentity.Slug.of(new AppIdentity.Name("Sample"), "");
    protected final AppId app = new AppId("app_" + SampleApps.ulid());
    protected final Marker marker = STACK.marker(app);

    /** The operations of a stand-in that all of them have. */
    public interface World {
        FakeApi api();

        HostingProvider provider();

        /** The method and path of the call that creates a service, and of the one that deploys. */
        String createPath();

        String deployPath();

        List<String> ids();

        String stranger(String name);

        String marker(String service);

        long deploymentsOf(String build);

        /** Gives a service a marker. */
        void mark(String service, String marker);

        void lose(String service);

        void become(String service, String deploy, DeployState state);

        void becomeUnknown(String service, String deploy);

        int deployments(String service);

        /** Finishes what is being built. */
        void settle();

        void write(String service, String deploy, Instant time, String message);
    }

    protected abstract World world();

    protected final HostingProvider provider() {
        return world().provider();
    }

    @AfterEach
    final void everyRequestIsValid() {
        assertThat(world().api().findings()).isEmpty();
        world().api().close();
    }

    protected final NewService newService(BuildSettings settings) {
        return new NewService(name, marker, REPOSITORY, settings, Map.of("A", "one", "EMPTY", ""));
    }

    protected final ServiceId created() {
        return answer(provider().createService(newService(BuildSettings.none())))
                .id();
    }

    protected static <T> T answer(ProviderOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<T>) outcome).value();
    }

    protected final DeployToken token(ServiceId service) {
        return new DeployToken(
                new DeploymentId("dep_" + SampleApps.ulid()), answer(provider().newestDeploy(service)));
    }

    protected final DeployRequest request(DeployToken token) {
        return new DeployRequest(REPOSITORY, COMMIT, BuildSettings.none(), Map.of("A", "two"), token);
    }

    protected final Deploy deployed(ServiceId service) {
        var deploy = answer(provider().deploy(service, request(token(service))));
        world().become(service.value(), deploy.id().value(), DeployState.LIVE);
        return deploy;
    }

    protected final DeployState state(ServiceId service, ProviderDeployId deploy) {
        return answer(provider().deployment(service, deploy)).state();
    }

    @Test
    @DisplayName("INFRA-HOST-370 each request that was sent is checked against the provider's own description")
    final void checked() {
        assumeTrue(world().api().isChecked(), "skipped: the provider's description is not beside the project");
        deployed(created());
        assertThat(world().api().calls()).isNotEmpty();
        assertThat(world().api().findings()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-371 a service whose answer was lost is found by its marker, and there is one")
    final void lostCreate() {
        assertThat(provider().findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        world().api().loseNextAnswer("POST", world().createPath());

        assertThat(provider().createService(newService(BuildSettings.none())))
                .isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.empty()));

        var found = answer(provider().findService(name, marker));
        assertThat(found.marker()).isEqualTo(marker);
        assertThat(answer(provider().createService(newService(BuildSettings.none())))
                        .id())
                .isEqualTo(found.id());
        assertThat(world().ids()).containsExactly(found.id().value());
    }

    @Test
    @DisplayName("INFRA-HOST-372 somebody else's service of the name is a conflict and stays untouched")
    final void stranger() {
        var strange = world().stranger(name.toString());

        assertThat(provider().findService(name, marker)).isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(provider().createService(newService(BuildSettings.none())))
                .isEqualTo(new ProviderOutcome.NameConflict<>());

        assertThat(world().ids()).containsExactly(strange);
        assertThat(answer(provider().owned(STACK, Optional.empty())).services()).isEmpty();
    }

    @Test
    @DisplayName("INFRA-HOST-373 another stack's app of the name is no more ours than a stranger's")
    final void otherStack() {
        created();

        assertThat(provider().findService(name, new StackName("other").marker(app)))
                .isEqualTo(new ProviderOutcome.NameConflict<>());
        assertThat(answer(provider().owned(new StackName("other"), Optional.empty()))
                        .services())
                .isEmpty();
        assertThat(answer(provider().owned(STACK, Optional.empty())).services())
                .containsExactly(new HostingProvider.OwnedService(
                        new ServiceId(world().ids().getFirst()), marker));
    }

    @Test
    @DisplayName("INFRA-HOST-374 a deployment whose answer was lost is found by its token, and there is one")
    final void lostDeploy() {
        var service = created();
        deployed(service);
        var before = world().deployments(service.value());
        var token = token(service);
        assertThat(provider().findDeploy(service, token)).isEqualTo(new ProviderOutcome.Missing<>());
        world().api().loseNextAnswer("POST", world().deployPath());

        assertThat(provider().deploy(service, request(token)))
                .isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.empty()));

        var found = answer(provider().findDeploy(service, token));
        assertThat(state(service, found.id())).isEqualTo(DeployState.QUEUED);
        assertThat(world().deployments(service.value())).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("INFRA-HOST-375 a deployment goes from waiting over building to live, and an unknown status is said")
    final void states() {
        var service = created();
        var deploy = answer(provider().deploy(service, request(token(service)))).id();

        assertThat(state(service, deploy)).isEqualTo(DeployState.QUEUED);
        for (var state : List.of(DeployState.BUILDING, DeployState.LIVE)) {
            world().become(service.value(), deploy.value(), state);
            assertThat(state(service, deploy)).isEqualTo(state);
        }
        var served = answer(provider().service(service));
        assertThat(served.state()).isEqualTo(ServiceState.RUNNING);
        assertThat(served.url()).isPresent();
        world().becomeUnknown(service.value(), deploy.value());
        assertThat(state(service, deploy)).isEqualTo(DeployState.UNKNOWN);
    }

    @Test
    @DisplayName("INFRA-HOST-376 a failed build has a detail for its owner, a cancelled one is cancelled once")
    final void ended() {
        var service = created();
        var failed = answer(provider().deploy(service, request(token(service)))).id();
        world().become(service.value(), failed.value(), DeployState.BUILD_FAILED);
        assertThat(answer(provider().deployment(service, failed)).state()).isEqualTo(DeployState.BUILD_FAILED);
        assertThat(answer(provider().deployment(service, failed)).detail()).isNotBlank();

        var cancelled =
                answer(provider().deploy(service, request(token(service)))).id();
        answer(provider().cancel(service, cancelled));
        assertThat(state(service, cancelled)).isEqualTo(DeployState.CANCELLED);
        answer(provider().cancel(service, cancelled));
    }

    @Test
    @DisplayName("INFRA-HOST-377 too many calls: the wait is the provider's, in seconds, as a date, or unknown")
    final void rateLimits() {
        var service = created();
        var pattern = ".*" + service.value() + ".*";
        var api = world().api();

        api.failNext("GET", pattern, new Reply(429, "{}", Map.of("Retry-After", "7")));
        assertThat(provider().service(service)).isEqualTo(limited(Optional.of(Duration.ofSeconds(7))));
        api.failNext("GET", pattern, new Reply(429, "{}", Map.of()));
        assertThat(provider().service(service)).isEqualTo(limited(Optional.empty()));
        api.failNext("GET", pattern, new Reply(429, "error code: 1015", Map.of("Content-Type", "text/plain")));
        assertThat(provider().service(service)).isEqualTo(limited(Optional.empty()));
        api.failNext("GET", pattern, new Reply(503, "<html>", Map.of("Retry-After", "Wed, 07 Jan 2026 09:30:20 GMT")));
        assertThat(provider().service(service))
                .isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.of(Duration.ofSeconds(20))));
    }

    private static ProviderOutcome<Service> limited(Optional<Duration> after) {
        return new ProviderOutcome.Unavailable<>(true, after);
    }

    @Test
    @DisplayName("INFRA-HOST-378 our token refused, a garbled answer and a silent provider are told apart")
    final void outside() {
        var service = created();
        var pattern = ".*" + service.value() + ".*";
        var api = world().api();

        api.failNext("GET", pattern, new Reply(401, "{}", Map.of()));
        assertThat(provider().service(service)).isEqualTo(new ProviderOutcome.TokenRefused<>());
        api.failNext("GET", pattern, new Reply(403, "{}", Map.of()));
        assertThat(provider().service(service)).isEqualTo(new ProviderOutcome.TokenRefused<>());
        api.failNext("GET", pattern, new Reply(200, "<html>", Map.of()));
        assertThat(provider().service(service)).isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.empty()));
        api.dropNext("POST", pattern);
        assertThat(provider().stop(service)).isEqualTo(new ProviderOutcome.Unavailable<>(false, Optional.empty()));
    }

    @Test
    @DisplayName("INFRA-HOST-379 a refusal has the provider's words for the owner, without our token")
    final void refused() {
        var service = created();
        var token = token(service);
        world().api()
                .failNext("POST", world().deployPath(), world().api().error(400, "bad", "No " + FakeApi.TOKEN + "\n!"));

        var outcome = provider().deploy(service, request(token));

        assertThat(outcome).isEqualTo(new ProviderOutcome.Rejected<>("No *** !"));
    }

    @Test
    @DisplayName("INFRA-HOST-380 what was removed behind our back is missing, and counts as deleted")
    final void lost() {
        var service = created();
        var deploy = deployed(service).id();
        world().lose(service.value());

        assertThat(provider().service(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider().deployment(service, deploy)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider().stop(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider().start(service)).isEqualTo(new ProviderOutcome.Missing<>());
        assertThat(provider().findService(name, marker)).isEqualTo(new ProviderOutcome.Missing<>());
        answer(provider().delete(service));
    }

    @Test
    @DisplayName("INFRA-HOST-381 stop and start twice, delete with a lost answer: each ends where it should")
    final void life() {
        var service = created();
        deployed(service);

        answer(provider().stop(service));
        answer(provider().stop(service));
        assertThat(answer(provider().service(service)).state()).isEqualTo(ServiceState.STOPPED);
        answer(provider().start(service));
        answer(provider().start(service));
        assertThat(answer(provider().service(service)).state()).isEqualTo(ServiceState.RUNNING);
        world().api().loseNextAnswer("DELETE", ".*" + service.value());
        assertThat(provider().delete(service)).isInstanceOf(ProviderOutcome.Unavailable.class);
        answer(provider().delete(service));
        assertThat(world().ids()).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-495 a page that comes with 200 for the API's answer is no answer, also where only the status counts")
    final void page() {
        var service = created();
        deployed(service);
        var page = new Reply(200, "\n<!DOCTYPE html><title>Sign in</title>", Map.of("Content-Type", "text/html"));

        world().api().failNext("POST", "/.*", page);
        assertThat(provider().stop(service)).isInstanceOf(ProviderOutcome.Unavailable.class);
        assertThat(answer(provider().service(service)).state()).isEqualTo(ServiceState.RUNNING);
        world().api().failNext("DELETE", "/.*", page);
        assertThat(provider().delete(service)).isInstanceOf(ProviderOutcome.Unavailable.class);
        assertThat(world().ids()).hasSize(1);
    }

    @Test
    @DisplayName("INFRA-HOST-382 following the cursors of a log yields each line once, also those of one moment")
    final void log() {
        var service = created();
        var deploy = deployed(service).id();
        var start = Instant.parse("2026-01-07T09:10:00Z");
        for (int i = 0; i < 230; i++) {
            world().write(service.value(), deploy.value(), start.plusMillis(i / 3), "line " + i);
        }

        var seen = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var part = answer(provider().log(service, LogType.BUILD, Optional.empty(), cursor, 70));
            part.lines().stream().map(LogLine::message).forEach(seen::add);
            cursor = part.next();
        } while (cursor.isPresent() && seen.size() < 1_000);

        assertThat(seen).hasSize(230).doesNotHaveDuplicates();
        var from =
                answer(provider().log(service, LogType.BUILD, Optional.of(start.plusMillis(10)), Optional.empty(), 5));
        assertThat(from.lines()).first().extracting(LogLine::message).isEqualTo("line 30");
        var again = answer(provider()
                .log(
                        service,
                        LogType.BUILD,
                        Optional.empty(),
                        Optional.of(from.lines().get(2).cursor()),
                        1));
        assertThat(again.lines()).first().extracting(LogLine::message).isEqualTo("line 32");
    }
}
