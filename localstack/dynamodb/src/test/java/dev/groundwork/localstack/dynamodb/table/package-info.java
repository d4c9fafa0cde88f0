/** Keys and sizes without an engine around them. */
@NullMarked
package dev.groundwork.localstack.dynamodb.table;

import org.jspecify.annotations.NullMarked;
