package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.value.AttributeType;

/**
 * One attribute of a key.
 *
 * @param type S, N or B
 */
public record KeyAttribute(String name, AttributeType type) {}
