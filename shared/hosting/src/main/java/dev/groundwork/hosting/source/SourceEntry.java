package dev.groundwork.hosting.source;

/**
 * A file or folder as an upload names it. Nothing of it is trusted yet.
 *
 * @param path as given; a folder's without a slash at its end
 * @param isFolder true for a folder
 * @param executable true if its owner may run it
 * @param content the bytes of a file; not copied, the holder must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record SourceEntry(String path, boolean isFolder, boolean executable, byte[] content) {}
