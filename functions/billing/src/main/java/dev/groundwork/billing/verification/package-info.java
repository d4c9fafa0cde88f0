/** The verification of ledgers while the product runs: a sample each hour, in rotation. */
@NullMarked
package dev.groundwork.billing.verification;

import org.jspecify.annotations.NullMarked;
