package dev.groundwork.localstack.provider.build;

import java.nio.file.Path;
import java.util.List;

/** The command that starts a built app. */
public sealed interface StartPlan {

    /**
     * As a process that listens on the port given as PORT.
     *
     * @param arguments the program and its arguments
     * @param path folders searched for programs before those of the machine
     */
    record Run(List<String> arguments, List<Path> path) implements StartPlan {

        public Run {
            arguments = List.copyOf(arguments);
            path = List.copyOf(path);
        }
    }

    /**
     * Not at all: its files are served.
     *
     * @param root the folder with them
     */
    record Serve(Path root) implements StartPlan {}
}
