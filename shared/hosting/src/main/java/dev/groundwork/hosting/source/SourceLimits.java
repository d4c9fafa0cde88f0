package dev.groundwork.hosting.source;

/** The limits of a source. Sizes in bytes. */
public final class SourceLimits {

    /** The most files and folders of an archive. */
    public static final int MAX_ENTRIES = 10_000;

    /** The most bytes of all contents together, counted while they are inflated. */
    public static final long MAX_UNPACKED_BYTES = 50L * 1024 * 1024;

    /** The highest ratio of unpacked to packed bytes, of an entry and of the whole. */
    public static final long MAX_RATIO = 200;

    /** The unpacked size from which the ratio counts: an honest page of one repeated line exceeds the ratio. */
    public static final long RATIO_COUNTS_FROM = 64L * 1024;

    /** The most bytes of a path in UTF-8. */
    public static final int MAX_PATH_BYTES = 1024;

    /** The most bytes of a name within a path; no common file system takes longer ones. */
    public static final int MAX_NAME_BYTES = 255;

    /** The most names in a path. */
    public static final int MAX_DEPTH = 32;

    /** The most findings of an answer. */
    public static final int MAX_FINDINGS = 100;

    private SourceLimits() {}
}
