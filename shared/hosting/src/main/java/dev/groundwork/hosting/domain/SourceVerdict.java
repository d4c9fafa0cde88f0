package dev.groundwork.hosting.domain;

import java.util.List;

/** What came of judging a source as a whole. */
public sealed interface SourceVerdict {

    /**
     * It may be stored.
     *
     * @param tree its files
     * @param warnings what its owner should think about
     */
    record Safe(SourceTree tree, List<String> warnings) implements SourceVerdict {

        public Safe {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * Nothing of it may be stored.
     *
     * @param findings why, at least one, at most {@link SourceLimits#MAX_FINDINGS}
     */
    record Unsafe(List<SourceFinding> findings) implements SourceVerdict {

        public Unsafe {
            findings = findings.stream().limit(SourceLimits.MAX_FINDINGS).toList();
        }
    }
}
