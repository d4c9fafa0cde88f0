package dev.groundwork.testing.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the documents of other services, which are not part of the project. */
final class ContractFileFactory {

    private ContractFileFactory() {}

    /** Looks in {@code GROUNDWORK_CONTRACTS} and, without it, in {@code ../shared/contracts} beside the project. */
    static Optional<Path> find(String file) {
        var named = Optional.ofNullable(System.getenv("GROUNDWORK_CONTRACTS")).map(Path::of);
        var beside = Optional.ofNullable(System.getProperty("maven.multiModuleProjectDirectory"))
                .map(root -> Path.of(root).resolveSibling("shared").resolve("contracts"));
        return Stream.concat(named.stream(), beside.stream())
                .map(folder -> folder.resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
