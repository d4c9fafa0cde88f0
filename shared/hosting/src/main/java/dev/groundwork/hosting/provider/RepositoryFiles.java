package dev.groundwork.hosting.provider;

import java.util.Optional;
import java.util.Set;

/** Reads a few files of an app's repository, for a provider that has to be told what runs. */
public interface RepositoryFiles {

    /**
     * Returns the names of what is in a directory of the newest commit.
     *
     * @param directory relative to the root, empty for the root itself
     */
    ProviderOutcome<Set<String>> names(Repository repository, String directory);

    /** Returns a file of the newest commit as text, nothing where it is too long to be what its name says. */
    ProviderOutcome<Optional<String>> text(Repository repository, String path);
}
