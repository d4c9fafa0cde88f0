package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.Artifact;
import java.util.Map;

/**
 * A release: what a deployment starts.
 *
 * @param artifact what was built
 * @param variables the app's own
 */
record Release(Artifact artifact, Map<String, String> variables) {

    Release {
        variables = Map.copyOf(variables);
    }

    @Override
    public String toString() {
        return "Release[" + artifact + "]";
    }
}
