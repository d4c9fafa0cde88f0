/** Where subscriptions stand. */
@NullMarked
package dev.groundwork.payments.port;

import org.jspecify.annotations.NullMarked;
