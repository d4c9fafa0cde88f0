/** The function of everything that users pay for. */
@NullMarked
package dev.groundwork.payments;

import org.jspecify.annotations.NullMarked;
