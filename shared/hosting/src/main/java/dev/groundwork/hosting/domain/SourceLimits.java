package dev.groundwork.hosting.domain;

/** The limits of a source (contract.md, Hosting). Sizes in bytes. */
public final class SourceLimits {

    /** Files and folders of an archive. */
    public static final int MAX_ENTRIES = 10_000;

    /** All contents together, counted while they are inflated. */
    public static final long MAX_UNPACKED_BYTES = 50L * 1024 * 1024;

    /** Unpacked to packed, of an entry and of the whole. */
    public static final long MAX_RATIO = 200;

    /** Below this size unpacked, a ratio says nothing: an honest page of one repeated line exceeds it. */
    public static final long RATIO_COUNTS_FROM = 64L * 1024;

    /** A path in UTF-8. */
    public static final int MAX_PATH_BYTES = 1024;

    /** A name within a path, which no common file system takes longer. */
    public static final int MAX_NAME_BYTES = 255;

    /** Names in a path. */
    public static final int MAX_DEPTH = 32;

    /** Findings that are told at once. */
    public static final int MAX_FINDINGS = 100;

    private SourceLimits() {}
}
