/** Processes that end with everything they started. */
@NullMarked
package dev.groundwork.localstack.provider.process;

import org.jspecify.annotations.NullMarked;
