package dev.groundwork.hosting.domain;

/**
 * A file or folder as an upload names it: nothing of it is trusted yet.
 *
 * @param path as given; a folder's without a slash at its end
 * @param isFolder whether it is a folder
 * @param executable whether its owner may run it
 * @param content the bytes of a file; not copied, the holder must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SourceEntry(String path, boolean isFolder, boolean executable, byte[] content) {}
