package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.HostingProvider.Service;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.hosting.provider.NewService;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.ProviderOutcome.Answered;
import dev.groundwork.hosting.provider.Repository;
import dev.groundwork.hosting.provider.StackName;
import dev.groundwork.hosting.provider.railway.RailwayWorld;
import dev.groundwork.hosting.provider.render.RenderWorld;
import dev.groundwork.kernel.AppId;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An app whose process ends again and again, as each provider that runs processes tells it. Vercel runs none. */
final class CrashLoopTest {

    private static Service created(HostingProvider provider) {
        var marker = new StackName("test").marker(new AppId("app_01J00000000000000000000000"));
        var repository = new Repository.AtGitHub(URI.create("https://github.test/org/app"), "org", "app", 4711);
        var name = AppIdentity.Slug.of(new AppIdentity.Name("Sample"), "");
        return answer(provider.createService(new NewService(name, marker, repository, BuildSettings.none(), Map.of())));
    }

    private static <T> T answer(ProviderOutcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Answered.class);
        return ((Answered<T>) outcome).value();
    }

    @Test
    @DisplayName("INFRA-HOST-498 a process that Railway restarts no more has crashed; an start runs it again")
    void railway() {
        try (var world = new RailwayWorld()) {
            var service = created(world.provider()).id();
            var deployments = world.railway().state().projects().getFirst().deployments;
            deployments.getLast().status = "CRASHED";
            assertThat(answer(world.provider().service(service)).state()).isEqualTo(ServiceState.CRASHED);

            var again = answer(world.provider().start(service)).deploy();
            assertThat(again).isPresent();
            assertThat(answer(world.provider().service(service)).state()).isEqualTo(ServiceState.RUNNING);
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-499 a service that Render has suspended since it crashes is suspended by Render, which says why")
    void render() {
        var world = new RenderWorld();
        var service = created(world.provider()).id();
        world.api().suspend(service.value(), "stuck_crashlooping");

        var read = answer(world.provider().service(service));

        assertThat(read.state()).isEqualTo(ServiceState.SUSPENDED);
        assertThat(read.detail()).isEqualTo("stuck_crashlooping");
        world.api().close();
    }
}
