/** Running apps as the daily debit sees them. */
@NullMarked
package dev.groundwork.billing.domain;

import org.jspecify.annotations.NullMarked;
