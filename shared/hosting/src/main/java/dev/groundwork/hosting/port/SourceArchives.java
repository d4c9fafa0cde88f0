package dev.groundwork.hosting.port;

import dev.groundwork.hosting.domain.SourceVerdict;

/** Archives that hold a source. */
public interface SourceArchives {

    /** Judges an archive whole; nothing is written anywhere. Hostile and broken ones are a verdict, not an exception. */
    SourceVerdict judge(byte[] archive);
}
