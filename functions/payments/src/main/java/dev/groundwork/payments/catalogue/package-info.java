/** The catalogue of packages and tiers, in versions. */
@NullMarked
package dev.groundwork.payments.catalogue;

import org.jspecify.annotations.NullMarked;
