/** Tests of what measures: that counts are right, and that what is compared with is worth it. */
@NullMarked
package dev.groundwork.bench;

import org.jspecify.annotations.NullMarked;
