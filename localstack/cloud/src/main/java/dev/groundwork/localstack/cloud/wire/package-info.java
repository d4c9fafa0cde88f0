/** The protocols that several AWS services share, and how their errors look. */
@NullMarked
package dev.groundwork.localstack.cloud.wire;

import org.jspecify.annotations.NullMarked;
