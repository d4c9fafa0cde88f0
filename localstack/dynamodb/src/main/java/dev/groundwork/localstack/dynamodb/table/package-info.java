/** Tables, indexes and what reads and writes of them cost. */
@NullMarked
package dev.groundwork.localstack.dynamodb.table;

import org.jspecify.annotations.NullMarked;
