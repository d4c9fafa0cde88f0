/** The pages that people see: checkout, portal and receipts. */
@NullMarked
package dev.groundwork.localstack.stripe.pages;

import org.jspecify.annotations.NullMarked;
