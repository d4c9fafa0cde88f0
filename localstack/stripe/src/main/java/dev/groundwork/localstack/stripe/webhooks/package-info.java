/** Events on their way to the product: signed, sent, sent again. */
@NullMarked
package dev.groundwork.localstack.stripe.webhooks;

import org.jspecify.annotations.NullMarked;
