package dev.groundwork.hosting.provider;

import dev.groundwork.appregistry.model.App.CommitId;
import dev.groundwork.appregistry.model.BuildSettings;
import java.util.Map;

/**
 * A deployment to create at a provider.
 *
 * @param repository the repository of the source
 * @param commit the state of the source
 * @param settings the build settings of its owner
 * @param variables the environment of the process
 * @param token finds it again: the same token is the same deployment
 */
public record DeployRequest(
        Repository repository,
        CommitId commit,
        BuildSettings settings,
        Map<String, String> variables,
        DeployToken token) {

    public DeployRequest {
        variables = Map.copyOf(variables);
    }

    /** Names the deployment only: variables are secret. */
    @Override
    public String toString() {
        return "DeployRequest[commit=" + commit + ", token=" + token + "]";
    }
}
