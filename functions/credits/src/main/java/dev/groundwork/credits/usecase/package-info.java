/** What callers ask of credits beyond what the ledger itself answers. */
@NullMarked
package dev.groundwork.credits.usecase;

import org.jspecify.annotations.NullMarked;
