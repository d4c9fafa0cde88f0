/** The API's wire: forms, parameters, errors, idempotency keys, lists and expansion, as Stripe documents them. */
@NullMarked
package dev.groundwork.localstack.stripe.wire;

import org.jspecify.annotations.NullMarked;
