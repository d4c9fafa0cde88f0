package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.DeploymentFailure;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.vercel.VercelWorld;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A deployment whose variable the provider refuses. */
final class RefusedVariableTest {

    @Test
    @DisplayName(
            "INFRA-HOST-448 a deployment whose variable Vercel refuses fails with variable_refused, which names the variable")
    void variableRefused() {
        var world = new VercelWorld();
        var engine = new RemoteEngine(world, world.provider());
        world.api().refuseVariable("GROUNDWORK_BUILD_ID");

        var deployment = engine.deploy(engine.app(world.provider(), SampleApps.COMMIT));

        assertThat(deployment.status()).isEqualTo(Deployment.Status.FAILED);
        assertThat(deployment.failure()).hasValueSatisfying(failure -> {
            assertThat(failure.code()).isEqualTo(DeploymentFailure.Code.VARIABLE_REFUSED);
            assertThat(failure.detail()).contains("GROUNDWORK_BUILD_ID");
        });
        world.api().close();
    }
}
