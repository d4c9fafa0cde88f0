/** The routes of subscriptions and their JSON. */
@NullMarked
package dev.groundwork.payments.http;

import org.jspecify.annotations.NullMarked;
