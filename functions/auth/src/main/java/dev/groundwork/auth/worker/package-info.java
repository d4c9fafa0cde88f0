/** Handlers that no request from outside reaches: rotations by Secrets Manager, and what an operator asks for with IAM's leave. */
@NullMarked
package dev.groundwork.auth.worker;

import org.jspecify.annotations.NullMarked;
