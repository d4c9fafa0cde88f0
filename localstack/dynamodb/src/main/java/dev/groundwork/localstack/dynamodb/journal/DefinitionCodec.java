package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.IndexDefinition;
import dev.groundwork.localstack.dynamodb.table.IndexDefinition.ProjectionType;
import dev.groundwork.localstack.dynamodb.table.KeyAttribute;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Table definitions as the journal writes them. */
final class DefinitionCodec {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DefinitionCodec() {}

    static ObjectNode write(TableDefinition definition) {
        var node = JSON.objectNode();
        node.put("name", definition.name());
        node.put("id", definition.id());
        node.put("createdAt", definition.createdAt().toString());
        node.set("keys", write(definition.keys()));
        var attributes = node.putArray("attributes");
        definition.attributes().forEach(a -> attributes.add(write(a)));
        var indexes = node.putArray("indexes");
        for (var index : definition.indexes()) {
            var written = indexes.addObject();
            written.put("name", index.name());
            written.set("keys", write(index.keys()));
            written.put("projection", index.projection().name());
            var included = written.putArray("included");
            index.included().forEach(included::add);
        }
        node.put("onDemand", definition.onDemand());
        definition.stream().ifPresent(view -> node.put("stream", view.name()));
        definition.streamLabel().ifPresent(label -> node.put("streamLabel", label));
        definition.ttlAttribute().ifPresent(name -> node.put("ttl", name));
        node.put("deletionProtected", definition.deletionProtected());
        node.put("pointInTimeRecovery", definition.pointInTimeRecovery());
        return node;
    }

    static TableDefinition read(JsonNode node) {
        var attributes = new ArrayList<KeyAttribute>();
        node.path("attributes").forEach(a -> attributes.add(attribute(a)));
        var indexes = new ArrayList<IndexDefinition>();
        for (var index : node.path("indexes")) {
            var included = new HashSet<String>();
            index.path("included").forEach(name -> included.add(name.textValue()));
            indexes.add(new IndexDefinition(
                    index.path("name").textValue(),
                    keys(index.path("keys")),
                    ProjectionType.valueOf(index.path("projection").textValue()),
                    included));
        }
        return new TableDefinition(
                node.path("name").textValue(),
                node.path("id").textValue(),
                Instant.parse(node.path("createdAt").textValue()),
                keys(node.path("keys")),
                attributes,
                indexes,
                node.path("onDemand").booleanValue(),
                text(node, "stream").map(StreamView::valueOf),
                text(node, "streamLabel"),
                text(node, "ttl"),
                node.path("deletionProtected").booleanValue(),
                node.path("pointInTimeRecovery").booleanValue());
    }

    static JsonNode write(KeySchema keys) {
        var array = JSON.arrayNode();
        keys.attributes().forEach(a -> array.add(write(a)));
        return array;
    }

    static KeySchema keys(JsonNode array) {
        List<KeyAttribute> found = new ArrayList<>();
        array.forEach(a -> found.add(attribute(a)));
        return new KeySchema(found.getFirst(), found.size() > 1 ? Optional.of(found.getLast()) : Optional.empty());
    }

    private static ObjectNode write(KeyAttribute attribute) {
        return JSON.objectNode()
                .put("name", attribute.name())
                .put("type", attribute.type().name());
    }

    private static KeyAttribute attribute(JsonNode node) {
        return new KeyAttribute(
                node.path("name").textValue(),
                AttributeType.valueOf(node.path("type").textValue()));
    }

    static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.path(member).textValue());
    }
}
