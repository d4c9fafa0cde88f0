/** The daily debit, driven as Lambda drives it. */
@NullMarked
package dev.groundwork.billing;

import org.jspecify.annotations.NullMarked;
