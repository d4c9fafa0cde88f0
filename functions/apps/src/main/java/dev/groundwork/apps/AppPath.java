package dev.groundwork.apps;

import dev.groundwork.kernel.AppId;
import dev.groundwork.kernel.DeploymentId;
import dev.groundwork.kernel.Problem;
import dev.groundwork.kernel.ProblemCode;
import dev.groundwork.kernel.ProblemException;
import java.util.Optional;

/** Reads the ids in a path. A text that is no id is answered like an object that does not exist. */
public final class AppPath {

    private AppPath() {}

    /**
     * Reads the id of an app.
     *
     * @throws ProblemException {@code not_found} if the text is no such id
     */
    public static AppId app(String text) {
        return found(AppId.parse(text));
    }

    /**
     * Reads the id of a deployment.
     *
     * @throws ProblemException {@code not_found} if the text is no such id
     */
    public static DeploymentId deployment(String text) {
        return found(DeploymentId.parse(text));
    }

    private static <T> T found(Optional<T> id) {
        return id.orElseThrow(
                () -> new ProblemException(Problem.of(ProblemCode.NOT_FOUND, "No route or object has this path.")));
    }
}
