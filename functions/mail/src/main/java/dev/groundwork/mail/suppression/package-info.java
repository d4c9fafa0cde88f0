/** Addresses that bounced or complained and get no more mail. */
@NullMarked
package dev.groundwork.mail.suppression;

import org.jspecify.annotations.NullMarked;
