package dev.groundwork.localstack.dynamodb.operation;

import com.fasterxml.jackson.databind.JsonNode;

/** One operation of the protocol. */
public interface Operation {

    /** Reads a request's JSON object, or refuses it. */
    Command prepare(JsonNode request);
}
