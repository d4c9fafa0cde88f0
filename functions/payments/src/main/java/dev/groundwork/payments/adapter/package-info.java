/** Subscriptions in the table of credits. */
@NullMarked
package dev.groundwork.payments.adapter;

import org.jspecify.annotations.NullMarked;
