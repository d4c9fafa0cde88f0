/** What survives a crash: a log of commits and snapshots of it. */
@NullMarked
package dev.groundwork.localstack.dynamodb.journal;

import org.jspecify.annotations.NullMarked;
