package dev.groundwork.hosting.redaction;

import java.util.Collection;

/** Tokens that we use elsewhere; each adapter that has some is one of these. */
@FunctionalInterface
public interface OwnTokens {

    /** Returns the tokens as they are now. */
    Collection<String> texts();
}
