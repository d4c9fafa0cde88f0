/** What the use cases need. */
@NullMarked
package dev.groundwork.ledger.port;

import org.jspecify.annotations.NullMarked;
