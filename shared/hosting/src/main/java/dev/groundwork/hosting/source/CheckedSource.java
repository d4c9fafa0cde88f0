package dev.groundwork.hosting.source;

import java.util.List;

/** The result of checking a source as a whole. */
public sealed interface CheckedSource {

    /**
     * The source may be stored.
     *
     * @param tree its files
     * @param warnings hints for its owner
     */
    record Safe(SourceTree tree, List<String> warnings) implements CheckedSource {

        public Safe {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing of the source may be stored.
     *
     * @param findings the reasons, at least one, at most {@link SourceLimits#MAX_FINDINGS}
     */
    record Unsafe(List<SourceFinding> findings) implements CheckedSource {

        public Unsafe {
            findings = findings.stream().limit(SourceLimits.MAX_FINDINGS).toList();
        }
    }
}
