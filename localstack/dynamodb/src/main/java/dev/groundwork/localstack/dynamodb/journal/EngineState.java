package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.stream.Streams;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.IdempotencyTokens;

/** All that an engine remembers. */
public record EngineState(Database database, Streams streams, IdempotencyTokens tokens) {}
