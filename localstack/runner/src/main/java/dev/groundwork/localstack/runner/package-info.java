/** The program behind {@code ./groundwork up}: the cloud on one machine. */
@NullMarked
package dev.groundwork.localstack.runner;

import org.jspecify.annotations.NullMarked;
