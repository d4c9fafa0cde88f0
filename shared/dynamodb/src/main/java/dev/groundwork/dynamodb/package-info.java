/**
 * A thin client for conditional writes whose failed conditions are values, and the outbox item. Faults that last after the SDK's retries are
 * exceptions of the SDK. Keys and conditions stand with the owners of the items.
 */
@NullMarked
package dev.groundwork.dynamodb;

import org.jspecify.annotations.NullMarked;
