/** The keys of payments' items. */
@NullMarked
package dev.groundwork.payments.table;

import org.jspecify.annotations.NullMarked;
