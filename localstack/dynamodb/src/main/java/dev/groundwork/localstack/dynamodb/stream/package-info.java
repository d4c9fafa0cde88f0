/** Change records of tables. */
@NullMarked
package dev.groundwork.localstack.dynamodb.stream;

import org.jspecify.annotations.NullMarked;
