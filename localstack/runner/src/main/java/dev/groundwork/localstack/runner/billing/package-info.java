/** The command {@code ./groundwork billing run}: a debit of hosting on a running stack, with its progress. */
@NullMarked
package dev.groundwork.localstack.runner.billing;

import org.jspecify.annotations.NullMarked;
