package dev.groundwork.credits.port;

import dev.groundwork.credits.domain.Quote;
import java.util.Optional;

/** Turns quotes into texts that nobody else can make, and back. */
public interface Quotes {

    /** The quote as a signed text. */
    String sign(Quote quote);

    /** The quote that a text signed by us spells, expired or not; nothing for any other text. */
    Optional<Quote> read(String text);
}
