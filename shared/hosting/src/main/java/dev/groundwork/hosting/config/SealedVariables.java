package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.secrets.EnvelopeSeal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;

/** Opens the variables of an app for the deployment that carries them. */
@Singleton
final class SealedVariables implements AppVariables {

    private final AppConfigs configs;
    private final EnvelopeSeal seal;

    SealedVariables(AppConfigs configs, EnvelopeSeal seal) {
        this.configs = configs;
        this.seal = seal;
    }

    @Override
    public Variables carriedBy(AppId app, DeploymentId deployment) {
        var config = configs.read(app);
        var values = new HashMap<String, String>();
        var unreadable = new ArrayList<String>();
        config.variables()
                .forEach((name, variable) -> seal.open(variable.value(), AppConfig.context(app, name))
                        .ifPresentOrElse(value -> values.put(name, value), () -> unreadable.add(name)));
        if (!unreadable.isEmpty()) {
            return new Variables.Unreadable(unreadable);
        }
        if (config.version() > 0) {
            configs.recordCarried(app, deployment, config.version());
        }
        return new Variables.Opened(values);
    }
}
