package dev.groundwork.hosting.domain;

import java.util.List;

/**
 * All files of a source that was judged safe.
 *
 * @param files the files, no folders, in the order of their paths
 */
public record SourceTree(List<SourceEntry> files) {

    public SourceTree {
        files = List.copyOf(files);
    }

    /** The size of all contents together, in bytes. */
    public long bytes() {
        return files.stream().mapToLong(f -> f.content().length).sum();
    }
}
