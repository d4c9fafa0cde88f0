package dev.groundwork.hosting.source;

/** Reads archives that hold a source. */
public interface SourceArchives {

    /** Reads and checks an archive as a whole; nothing is written anywhere. A hostile or broken archive is an outcome, not an exception. */
    CheckedSource read(byte[] archive);
}
