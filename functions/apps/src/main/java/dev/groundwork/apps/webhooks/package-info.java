/** Webhooks of hosting providers. */
@NullMarked
package dev.groundwork.apps.webhooks;

import org.jspecify.annotations.NullMarked;
