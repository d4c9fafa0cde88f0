/** What sending needs from outside. */
@NullMarked
package dev.groundwork.mail.port;

import org.jspecify.annotations.NullMarked;
