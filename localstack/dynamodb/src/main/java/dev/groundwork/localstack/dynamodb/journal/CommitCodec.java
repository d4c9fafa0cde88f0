package dev.groundwork.localstack.dynamodb.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.groundwork.localstack.dynamodb.table.Commit;
import dev.groundwork.localstack.dynamodb.table.Database;
import dev.groundwork.localstack.dynamodb.table.Row;
import dev.groundwork.localstack.dynamodb.table.RowKey;
import dev.groundwork.localstack.dynamodb.table.Write;
import dev.groundwork.localstack.dynamodb.value.ValueJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** Commits as the journal writes them. What stood before a change is not written: the tables know it when it is read back. */
final class CommitCodec {

    private static final String TYPE = "type";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private CommitCodec() {}

    static ObjectNode write(Commit commit, Database database) {
        return switch (commit) {
            case Commit.TableCreated(var definition) ->
                typed("created").set("table", DefinitionCodec.write(definition));
            case Commit.TableChanged(var definition) ->
                typed("changed").set("table", DefinitionCodec.write(definition));
            case Commit.TableDeleted(var name) -> typed("deleted").put("name", name);
            case Commit.Written written -> write(written, database);
        };
    }

    private static ObjectNode typed(String type) {
        return JSON.objectNode().put(TYPE, type);
    }

    private static ObjectNode write(Commit.Written written, Database database) {
        var node = typed("written");
        node.put("at", written.at().toString());
        node.put("origin", written.origin().name());
        written.token().ifPresent(token -> node.put("token", token.value()).put("digest", token.digest()));
        var writes = node.putArray("writes");
        for (var write : written.writes()) {
            var shown = writes.addObject().put("table", write.table());
            if (write.after().isPresent()) {
                shown.set("item", ValueJson.write(write.after().get().item()));
            } else {
                var keys = database.table(write.table()).definition().keys();
                shown.set(
                        "key",
                        ValueJson.write(keys.of(write.before().map(Row::item).orElse(Map.of()))));
            }
        }
        return node;
    }

    static Commit read(JsonNode node, Database database) {
        var type = node.path(TYPE).asText();
        return switch (type) {
            case "created" -> new Commit.TableCreated(DefinitionCodec.read(node.path("table")));
            case "changed" -> new Commit.TableChanged(DefinitionCodec.read(node.path("table")));
            case "deleted" -> new Commit.TableDeleted(node.path("name").textValue());
            case "written" -> readWritten(node, database);
            default -> throw new IllegalArgumentException("a commit of the unknown type " + type);
        };
    }

    private static Commit.Written readWritten(JsonNode node, Database database) {
        var writes = new ArrayList<Write>();
        for (var shown : node.path("writes")) {
            var table = database.table(shown.path("table").textValue());
            var after = shown.has("item")
                    ? Optional.of(Row.of(ValueJson.readItem(shown.path("item"))))
                    : Optional.<Row>empty();
            var named = after.map(Row::item).orElseGet(() -> ValueJson.readItem(shown.path("key")));
            var key = RowKey.of(table.definition().keys(), named);
            writes.add(new Write(table.definition().name(), key, table.get(key), after));
        }
        var token = DefinitionCodec.text(node, "token")
                .map(value -> new Commit.Token(value, node.path("digest").textValue()));
        return new Commit.Written(
                Instant.parse(node.path("at").textValue()),
                writes,
                Commit.Origin.valueOf(node.path("origin").textValue()),
                token);
    }
}
