package dev.groundwork.credits.quotes;

import dev.groundwork.ledger.model.Offer;

/** The outcome of checking a request's quote. */
public sealed interface QuoteCheck {

    /** No quote was presented: the catalogue's price counts. */
    record NotPresented() implements QuoteCheck {}

    /** The quote holds. */
    record Valid(Offer offer) implements QuoteCheck {}

    /** The quote is for something else, was changed, or has expired. */
    record Invalid() implements QuoteCheck {}
}
