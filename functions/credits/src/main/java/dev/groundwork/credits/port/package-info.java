/** What the use cases need. */
@NullMarked
package dev.groundwork.credits.port;

import org.jspecify.annotations.NullMarked;
