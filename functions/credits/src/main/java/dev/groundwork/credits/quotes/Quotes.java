package dev.groundwork.credits.quotes;

import java.util.Optional;

/** Turns quotes into texts that nobody else can make, and back. */
interface Quotes {

    /** The quote as a signed text. */
    String sign(Quote quote);

    /** The quote that a text signed by us spells, expired or not; nothing for any other text. */
    Optional<Quote> read(String text);
}
