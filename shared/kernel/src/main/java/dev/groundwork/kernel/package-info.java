/** The words that every context uses with the same meaning. No dependency but the null marks. */
@NullMarked
package dev.groundwork.kernel;

import org.jspecify.annotations.NullMarked;
