/** Takes secrets out of texts before an owner or our own log sees them. */
@NullMarked
package dev.groundwork.hosting.redaction;

import org.jspecify.annotations.NullMarked;
