package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.BuildSettings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An order to deploy.
 *
 * @param repository a {@code file:} URL of a bare repository
 * @param commit forty hexadecimal digits
 * @param settings what the owner says about the build
 * @param variables the app's own
 * @param clientToken names the order on the caller's side: the same one is the same deployment
 */
public record DeployOrder(
        URI repository,
        String commit,
        BuildSettings settings,
        Map<String, String> variables,
        Optional<String> clientToken) {

    public DeployOrder {
        variables = Map.copyOf(variables);
    }

    @Override
    public String toString() {
        return "DeployOrder[commit=" + commit + "]";
    }
}
