/** Secrets of Secrets Manager, and what is made of them. Only functions that need a secret carry this module. */
@NullMarked
package dev.groundwork.secrets;

import org.jspecify.annotations.NullMarked;
