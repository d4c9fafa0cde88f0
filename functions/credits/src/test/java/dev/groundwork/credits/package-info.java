/** The credits function, driven by events as API Gateway sends them. */
@NullMarked
package dev.groundwork.credits;

import org.jspecify.annotations.NullMarked;
