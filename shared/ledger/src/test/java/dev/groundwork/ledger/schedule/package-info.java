/** Every schedule of a few requests to one ledger, visited one by one. */
@NullMarked
package dev.groundwork.ledger.schedule;

import org.jspecify.annotations.NullMarked;
