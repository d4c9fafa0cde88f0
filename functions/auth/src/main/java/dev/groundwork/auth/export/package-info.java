/** The export of all data that is kept about a user. */
@NullMarked
package dev.groundwork.auth.export;

import org.jspecify.annotations.NullMarked;
