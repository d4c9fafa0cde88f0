package dev.groundwork.localstack.provider.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A command to run.
 *
 * @param arguments the program and its arguments
 * @param directory where
 * @param environment all of its environment
 * @param mark names of variables whose values no other tree of processes has together: by them its members are known wherever they went
 */
public record Command(List<String> arguments, Path directory, Map<String, String> environment, Set<String> mark) {

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        mark = Set.copyOf(mark);
        if (!environment.keySet().containsAll(mark)) {
            throw new IllegalArgumentException("the mark names variables that are not set");
        }
    }
}
