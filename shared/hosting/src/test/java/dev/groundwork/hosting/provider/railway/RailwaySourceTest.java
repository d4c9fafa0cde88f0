package dev.groundwork.hosting.provider.railway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.provider.DeployRequest;
import dev.groundwork.hosting.provider.DeployToken;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The use that Railway makes of an app's repository. */
final class RailwaySourceTest {

    private static final Repository REPOSITORY =
            new Repository.AtGitHub(URI.create("https://github.test/org/app.git"), "org", "app", 4711);

    private final RailwayWorld world = new RailwayWorld();

    @AfterEach
    void everyRequestIsValid() {
        assertThat(world.findings()).isEmpty();
        world.close();
    }

    private RailwayStateProject project() {
        return world.railway().state().projects().getFirst();
    }

    private ProviderOutcome<ServiceId> create() {
        var marker = new StackName("test").marker(new AppId("app_01J00000000000000000000000"));
        var name = AppIdentity.Slug.of(new AppIdentity.Name("Shop"), "");
        return world.provider()
                .createService(new NewService(name, marker, REPOSITORY, BuildSettings.none(), Map.of()))
                .map(service -> service.id());
    }

    private ServiceId created() {
        var made = create();
        assertThat(made).isInstanceOf(Answered.class);
        return ((Answered<ServiceId>) made).value();
    }

    private void deploy(ServiceId service, BuildSettings settings) {
        var token = new DeployToken(new DeploymentId("dep_" + SampleApps.ulid()), Optional.empty());
        var request = new DeployRequest(REPOSITORY, new CommitId("c".repeat(40)), settings, Map.of(), token);
        assertThat(world.provider().deploy(service, request)).isInstanceOf(Answered.class);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-488 a push to the repository deploys nothing by itself, even where Railway connects it again")
    void noTriggers() {
        var service = created();
        var before = project().deployments.size();
        world.railway().state().push(project().id());
        assertThat(project().deployments).hasSize(before);

        world.railway().state().connect(project().id());
        deploy(service, BuildSettings.none());
        world.railway().state().push(project().id());

        assertThat(project().deployments).hasSize(before + 1);
    }

    @ParameterizedTest
    @EnumSource(
            value = RailwayFault.class,
            names = {"LOST_ANSWER", "SERVER_ERROR", "RATE_LIMITED"})
    @DisplayName("INFRA-HOST-489 a service whose trigger could not be removed is not complete: the next try removes it")
    void removedLater(RailwayFault fault) {
        world.railway()
                .faults((field, number) ->
                        field.equals("deploymentTriggerDelete") ? Optional.of(fault) : Optional.empty());
        assertThat(create()).isInstanceOf(ProviderOutcome.Unavailable.class);
        world.railway().faults((field, number) -> Optional.empty());

        created();

        assertThat(project().triggers).isEmpty();
    }

    @Test
    @DisplayName(
            "INFRA-HOST-494 Railway's builder is told the folder of a static site, with package.json and without; a start command needs none")
    void outputDirectory() {
        var service = created();
        var folder = BuildSettings.Directory.parse("out");
        deploy(service, new BuildSettings(Optional.empty(), Optional.empty(), Optional.empty(), folder));
        assertThat(project().deployments.getLast().variables)
                .containsOnly(
                        Map.entry("RAILPACK_SPA_OUTPUT_DIR", "out"), Map.entry("RAILPACK_STATIC_FILE_ROOT", "out"));

        var start = BuildSettings.CommandLine.parse("node server.js");
        deploy(service, new BuildSettings(Optional.empty(), Optional.empty(), start, folder));
        assertThat(project().deployments.getLast().variables).isEmpty();
    }
}
