/** The customer at Stripe that belongs to a user. */
@NullMarked
package dev.groundwork.payments.customers;

import org.jspecify.annotations.NullMarked;
