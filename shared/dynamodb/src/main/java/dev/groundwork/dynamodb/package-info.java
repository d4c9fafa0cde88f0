/**
 * The three tables as code: their keys, a thin client for conditional writes whose refusals are values, and the outbox item. Faults that
 * last after the SDK's retries are exceptions of the SDK.
 */
@NullMarked
package dev.groundwork.dynamodb;

import org.jspecify.annotations.NullMarked;
