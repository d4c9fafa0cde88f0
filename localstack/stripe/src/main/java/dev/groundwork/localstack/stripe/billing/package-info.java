/** The behaviour of the objects: checkout, payments, subscriptions, invoices, refunds and disputes. */
@NullMarked
package dev.groundwork.localstack.stripe.billing;

import org.jspecify.annotations.NullMarked;
