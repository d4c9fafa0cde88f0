/** The daily debit of hosting: charges running apps, suspends the ones that cannot be paid. */
@NullMarked
package dev.groundwork.billing.hosting;

import org.jspecify.annotations.NullMarked;
