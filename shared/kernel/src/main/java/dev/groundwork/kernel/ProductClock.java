package dev.groundwork.kernel;

import java.time.InstantSource;

/**
 * The one clock of the product. Every expiry, limit, log time and schedule goes by it. A type of its own, so that nobody is handed another
 * source of time by mistake.
 */
@FunctionalInterface
public interface ProductClock extends InstantSource {}
