/** Secrets of Secrets Manager, and the ciphers that use them. Only functions that need a secret carry this module. */
@NullMarked
package dev.groundwork.secrets;

import org.jspecify.annotations.NullMarked;
