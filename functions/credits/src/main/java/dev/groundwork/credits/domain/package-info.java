/** What the credits function knows besides the ledger. */
@NullMarked
package dev.groundwork.credits.domain;

import org.jspecify.annotations.NullMarked;
