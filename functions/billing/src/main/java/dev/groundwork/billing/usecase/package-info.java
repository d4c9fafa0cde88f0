/** The daily debit. */
@NullMarked
package dev.groundwork.billing.usecase;

import org.jspecify.annotations.NullMarked;
