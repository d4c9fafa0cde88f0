package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;

/**
 * A price that was promised, whatever the catalogue says by now.
 *
 * @param cost the price
 * @param quote the promise as the caller presents it, part of what makes a request the same
 */
public record Offer(Credits cost, String quote) {}
