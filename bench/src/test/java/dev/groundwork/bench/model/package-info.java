/** Tests of the model of the daily debit. */
@NullMarked
package dev.groundwork.bench.model;

import org.jspecify.annotations.NullMarked;
