/** The rotation of secrets. */
@NullMarked
package dev.groundwork.auth.secrets;

import org.jspecify.annotations.NullMarked;
