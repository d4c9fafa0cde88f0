/** New passwords: by a mailed link, or with the current one. */
@NullMarked
package dev.groundwork.auth.recovery;

import org.jspecify.annotations.NullMarked;
