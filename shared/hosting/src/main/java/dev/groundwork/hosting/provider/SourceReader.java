package dev.groundwork.hosting.provider;

import dev.groundwork.kernel.AppId;
import java.util.Optional;
import java.util.Set;

/** Reads the source that an app's deployment is about, for a provider that has to be told what runs. */
@FunctionalInterface
public interface SourceReader {

    /** The files of a source. */
    interface Files {

        /** Returns the names of what is in a directory, empty for the root itself. */
        Set<String> names(String directory);

        /** Returns a file as text, nothing where it is not there. */
        Optional<String> text(String path);
    }

    /** Returns the source of the active deployment, else the newest one; nothing where it is not stored any more. */
    Optional<Files> source(AppId app);
}
