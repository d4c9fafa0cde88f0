/**
 * Benchmarks. Counts are exact; a speed is a ratio of two things measured in turns within one run, so it carries over to other machines.
 * Nothing here is part of a function, and no test looks at a time.
 */
@NullMarked
package dev.groundwork.bench;

import org.jspecify.annotations.NullMarked;
