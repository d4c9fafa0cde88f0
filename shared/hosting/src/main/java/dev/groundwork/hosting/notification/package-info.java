/** Notifications of providers: reasons to read an app again, never the truth about it. */
@NullMarked
package dev.groundwork.hosting.notification;

import org.jspecify.annotations.NullMarked;
