/** Payments, refunds and disputes in any order, while processes die. */
@NullMarked
package dev.groundwork.ledger.payment;

import org.jspecify.annotations.NullMarked;
