/** A log of commits and snapshots of it, which survive a crash. */
@NullMarked
package dev.groundwork.localstack.dynamodb.journal;

import org.jspecify.annotations.NullMarked;
