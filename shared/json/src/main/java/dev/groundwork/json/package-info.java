/** The one strict reader of JSON bodies: HTTP requests, queue messages, events and webhooks. */
@NullMarked
package dev.groundwork.json;

import org.jspecify.annotations.NullMarked;
