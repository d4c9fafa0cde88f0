package dev.groundwork.hosting.config;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import java.util.List;
import java.util.Map;

/** The variables of apps, as deployments carry them to a provider. */
@FunctionalInterface
public interface AppVariables {

    /** The variables of an app. */
    sealed interface Variables {

        /** All of them, by name. */
        record Opened(Map<String, String> values) implements Variables {

            public Opened {
                values = Map.copyOf(values);
            }
        }

        /** Some values cannot be decrypted by any version of the key: their owner has to set them again. */
        record Unreadable(List<String> names) implements Variables {

            public Unreadable {
                names = List.copyOf(names);
            }
        }
    }

    /**
     * Returns an app's variables for a deployment that takes them to the provider, and records before that it carries them. Ask again before
     * each attempt: the last answer is what the deployment carries.
     */
    Variables carriedBy(AppId app, DeploymentId deployment);
}
