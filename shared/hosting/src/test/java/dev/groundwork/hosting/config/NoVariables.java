package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.util.Map;

/** No app has variables. */
public final class NoVariables implements AppVariables {

    @Override
    public Variables carriedBy(AppId app, DeploymentId deployment) {
        return new Variables.Opened(Map.of());
    }
}
