package dev.groundwork.localstack.provider.build;

import java.nio.file.Path;
import java.util.List;

/** The way in which a built app is started. */
public sealed interface StartPlan {

    /**
     * As a process that listens on the port given as PORT.
     *
     * @param arguments the program and its arguments
     * @param directory where it runs
     */
    record Run(List<String> arguments, Path directory) implements StartPlan {

        public Run {
            arguments = List.copyOf(arguments);
        }

        static Run shell(String line, Path directory) {
            return new Run(ShellLine.command(line), directory);
        }
    }

    /**
     * As a process that npm starts: the script {@code start} with those before and after it.
     *
     * @param directory where its package.json is
     */
    record RunByNpm(Path directory) implements StartPlan {}

    /**
     * Not at all: its files are served.
     *
     * @param root the folder with them
     * @param isSource whether that is the source itself, which has files that are not meant for visitors
     */
    record Serve(Path root, boolean isSource) implements StartPlan {}
}
