/** Tests of the journal's files. */
@NullMarked
package dev.groundwork.localstack.dynamodb.journal;

import org.jspecify.annotations.NullMarked;
