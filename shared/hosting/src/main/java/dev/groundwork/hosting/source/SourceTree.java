package dev.groundwork.hosting.source;

import java.util.List;

/**
 * All files of a source that may be stored.
 *
 * @param files the files, no folders, in the order of their paths
 */
public record SourceTree(List<SourceEntry> files) {

    public SourceTree {
        files = List.copyOf(files);
    }

    /** Returns the size of all contents together, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(f -> f.content().length).sum();
    }
}
