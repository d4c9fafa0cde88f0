package dev.groundwork.localstack.runner.tables;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns a record of GetRecords into the form in which Lambda hands it to a function. */
final class LambdaRecord {

    private LambdaRecord() {}

    static ObjectNode of(JsonNode record, String streamArn) {
        ObjectNode event = record.deepCopy();
        event.put("eventSourceARN", streamArn);
        if (event.path("dynamodb") instanceof ObjectNode change && change.has("ApproximateCreationDateTime")) {
            change.put(
                    "ApproximateCreationDateTime",
                    change.path("ApproximateCreationDateTime").asLong());
        }
        if (record.has("userIdentity")) {
            var identity = record.path("userIdentity");
            event.putObject("userIdentity")
                    .put("principalId", identity.path("PrincipalId").asText())
                    .put("type", identity.path("Type").asText());
        }
        return event;
    }
}
