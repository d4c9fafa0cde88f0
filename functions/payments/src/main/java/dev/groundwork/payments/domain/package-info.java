/** Subscriptions. */
@NullMarked
package dev.groundwork.payments.domain;

import org.jspecify.annotations.NullMarked;
