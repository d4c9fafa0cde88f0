package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.appregistry.model.BuildSettings;
import java.util.Map;

/**
 * A service to create at a provider.
 *
 * @param name its name there
 * @param marker the marker that it carries
 * @param repository the repository of its source
 * @param settings the build settings of its owner
 * @param variables the environment of its process
 */
public record NewService(
        AppIdentity.Slug name,
        Marker marker,
        Repository repository,
        BuildSettings settings,
        Map<String, String> variables) {

    public NewService {
        variables = Map.copyOf(variables);
    }

    /** Names the service only: variables are secret. */
    @Override
    public String toString() {
        return "NewService[name=" + name + ", marker=" + marker.value() + "]";
    }
}
