package dev.groundwork.localstack.provider.app;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * An order to deploy.
 *
 * @param repository a {@code file:} URL of a bare repository
 * @param commit forty hexadecimal digits
 * @param variables the app's own
 * @param clientToken names the order on the caller's side: the same one is the same deployment
 */
public record DeployOrder(URI repository, String commit, Map<String, String> variables, Optional<String> clientToken) {

    public DeployOrder {
        variables = Map.copyOf(variables);
    }

    @Override
    public String toString() {
        return "DeployOrder[commit=" + commit + "]";
    }
}
