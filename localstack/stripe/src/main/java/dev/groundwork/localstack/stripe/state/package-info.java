/** The objects of the account, kept in a journal and changed in transactions. */
@NullMarked
package dev.groundwork.localstack.stripe.state;

import org.jspecify.annotations.NullMarked;
