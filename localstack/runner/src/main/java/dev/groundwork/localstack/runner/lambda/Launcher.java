package dev.groundwork.localstack.runner.lambda;

import dev.groundwork.localstack.runner.template.Template;
import java.io.IOException;
import java.util.Map;

/** How the process of a function is started. */
@FunctionalInterface
public interface Launcher {

    /** Starts a process. {@code more} is added to its environment. */
    Process start(Template.Function function, Map<String, String> more) throws IOException;
}
