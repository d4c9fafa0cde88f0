package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;

/** Starts processes of functions. */
@FunctionalInterface
public interface Launcher {

    /**
     * Starts a process whose standard output carries everything that it says.
     *
     * @param runtimeApi where it asks for events: host and port
     */
    Process start(Template.Function function, String runtimeApi) throws IOException;
}
