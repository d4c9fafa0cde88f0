/** What the daily debit needs. */
@NullMarked
package dev.groundwork.billing.port;

import org.jspecify.annotations.NullMarked;
