/** Versions of the catalogue, published by the function that an operator invokes. */
@NullMarked
package dev.groundwork.payments.catalogue;

import org.jspecify.annotations.NullMarked;
