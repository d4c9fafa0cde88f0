package dev.groundwork.runtime;

import java.util.List;

/**
 * The metrics in a log line, which CloudWatch takes from there (Amazon CloudWatch User Guide, "Embedded metric format"): the value of the pair
 * {@link #MEMBER}. The line has a pair of each name beside it.
 *
 * @param namespace where CloudWatch keeps them
 * @param dimension names the pair by whose value they are told apart
 * @param counts names the pairs that are counts
 */
public record EmbeddedMetrics(String namespace, String dimension, List<String> counts) {

    /** The name of the pair. */
    public static final String MEMBER = "_aws";

    public EmbeddedMetrics {
        counts = List.copyOf(counts);
    }
}
