/** Public signing keys and metadata below {@code /.well-known}. */
@NullMarked
package dev.groundwork.auth.wellknown;

import org.jspecify.annotations.NullMarked;
