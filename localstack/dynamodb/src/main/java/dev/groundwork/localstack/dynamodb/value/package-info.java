/** Attribute values: what an item is made of, its JSON, its order and its size in bytes. */
@NullMarked
package dev.groundwork.localstack.dynamodb.value;

import org.jspecify.annotations.NullMarked;
