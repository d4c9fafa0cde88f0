/** The parts that every function process needs, whether it answers HTTP or works on a queue: clock, ids, configuration, log. */
@NullMarked
package dev.groundwork.runtime;

import org.jspecify.annotations.NullMarked;
