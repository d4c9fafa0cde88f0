/** Look-ups in DNS, for the proofs and the records of custom domains. */
@NullMarked
package dev.groundwork.hosting.dns;

import org.jspecify.annotations.NullMarked;
