/** Tests of the command that runs a debit. */
@NullMarked
package dev.groundwork.localstack.runner.billing;

import org.jspecify.annotations.NullMarked;
