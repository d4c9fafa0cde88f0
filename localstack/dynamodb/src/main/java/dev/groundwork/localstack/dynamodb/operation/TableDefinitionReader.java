package dev.groundwork.localstack.dynamodb.operation;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;
import dev.groundwork.localstack.dynamodb.table.IndexDefinition;
import dev.groundwork.localstack.dynamodb.table.IndexDefinition.ProjectionType;
import dev.groundwork.localstack.dynamodb.table.KeyAttribute;
import dev.groundwork.localstack.dynamodb.table.KeySchema;
import dev.groundwork.localstack.dynamodb.table.StreamView;
import dev.groundwork.localstack.dynamodb.table.TableDefinition;
import dev.groundwork.localstack.dynamodb.value.AttributeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads a table from the request that creates it. */
final class TableDefinitionReader {

    private static final String INVALID = "One or more parameter values were invalid: ";
    private static final int MAX_INDEXES = 20;
    private static final int MAX_KEY = 2;

    private enum Billing {
        PROVISIONED,
        PAY_PER_REQUEST
    }

    private enum KeyRole {
        HASH,
        RANGE
    }

    private TableDefinitionReader() {}

    static TableDefinition read(Request request, Instant now) {
        var name = Tables.checkedName(request.requiredText("TableName"));
        if (!request.objects("LocalSecondaryIndexes").isEmpty()) {
            throw DynamoDbError.validation("Local secondary indexes are not supported: use a global one");
        }
        var attributes = attributes(request);
        var keys = keys(request, attributes);
        var indexes = indexes(request, attributes);
        requireAllUsed(attributes, keys, indexes);
        var billing = request.choice("BillingMode", Billing.class, Billing.PROVISIONED);
        if (billing == Billing.PROVISIONED
                && request.member("ProvisionedThroughput").isEmpty()) {
            throw DynamoDbError.validation(
                    INVALID
                            + "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        }
        var stream = stream(request);
        return new TableDefinition(
                name,
                UUID.nameUUIDFromBytes((name + now).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                now,
                keys,
                List.copyOf(attributes.values()),
                indexes,
                billing == Billing.PAY_PER_REQUEST,
                stream,
                stream.map(view -> label(now)),
                Optional.empty(),
                request.flag("DeletionProtectionEnabled"),
                false);
    }

    /** Names a stream by the time it was enabled. */
    static String label(Instant now) {
        return now.toString();
    }

    static Optional<StreamView> stream(Request request) {
        return request.object("StreamSpecification")
                .filter(s -> s.flag("StreamEnabled"))
                .map(s -> {
                    s.requiredText("StreamViewType");
                    return s.choice("StreamViewType", StreamView.class, StreamView.NEW_AND_OLD_IMAGES);
                });
    }

    private static Map<String, KeyAttribute> attributes(Request request) {
        var attributes = new LinkedHashMap<String, KeyAttribute>();
        request.required("AttributeDefinitions");
        for (var node : request.objects("AttributeDefinitions")) {
            var name = node.requiredText("AttributeName");
            var type = AttributeType.of(node.requiredText("AttributeType")).filter(AttributeType::isOrdered);
            attributes.put(
                    name,
                    new KeyAttribute(
                            name,
                            type.orElseThrow(() -> Request.invalid(
                                    "attributeDefinitions.member.attributeType",
                                    node.requiredText("AttributeType"),
                                    "Member must satisfy enum value set: [B, N, S]"))));
        }
        return attributes;
    }

    private static KeySchema keys(Request request, Map<String, KeyAttribute> attributes) {
        request.required("KeySchema");
        var elements = request.objects("KeySchema");
        if (elements.isEmpty() || elements.size() > MAX_KEY) {
            throw DynamoDbError.validation(
                    "1 validation error detected: Value at 'keySchema' failed to satisfy constraint: Member"
                            + " must have length less than or equal to 2 and greater than or equal to 1");
        }
        var found = new ArrayList<KeyAttribute>();
        for (int i = 0; i < elements.size(); i++) {
            var element = elements.get(i);
            var role = element.choice("KeyType", KeyRole.class, KeyRole.HASH);
            if ((role == KeyRole.HASH) != (i == 0)) {
                throw DynamoDbError.validation(
                        i == 0
                                ? "Invalid KeySchema: The first KeySchemaElement is not a HASH key type"
                                : "Invalid KeySchema: The second KeySchemaElement is not a RANGE key type");
            }
            var attribute = attributes.get(element.requiredText("AttributeName"));
            if (attribute == null) {
                throw DynamoDbError.validation(
                        INVALID + "Some index key attributes are not defined in AttributeDefinitions."
                                + " Keys: [" + element.requiredText("AttributeName") + "], AttributeDefinitions: "
                                + attributes.keySet());
            }
            found.add(attribute);
        }
        if (found.size() == MAX_KEY && found.get(0).equals(found.get(1))) {
            throw DynamoDbError.validation(
                    "Both the Hash Key and the Range Key element in the KeySchema have the same name");
        }
        return new KeySchema(
                found.getFirst(), found.size() == MAX_KEY ? Optional.of(found.getLast()) : Optional.empty());
    }

    private static List<IndexDefinition> indexes(Request request, Map<String, KeyAttribute> attributes) {
        var indexes = new ArrayList<IndexDefinition>();
        var names = new HashSet<String>();
        for (var node : request.objects("GlobalSecondaryIndexes")) {
            var name = Tables.checkedName(node.requiredText("IndexName"));
            if (!names.add(name)) {
                throw DynamoDbError.validation(INVALID + "Duplicate index name: " + name);
            }
            var projection = node.object("Projection")
                    .orElseThrow(() -> DynamoDbError.validation(INVALID + "Unknown ProjectionType: null"));
            var type = projection.choice("ProjectionType", ProjectionType.class, ProjectionType.ALL);
            indexes.add(new IndexDefinition(name, keys(node, attributes), type, included(projection, type)));
        }
        if (indexes.size() > MAX_INDEXES) {
            throw DynamoDbError.validation(INVALID + "GlobalSecondaryIndex count exceeds the per-table limit of 20");
        }
        return indexes;
    }

    private static Set<String> included(Request projection, ProjectionType type) {
        var names = new HashSet<String>();
        projection.member("NonKeyAttributes").ifPresent(list -> list.forEach(name -> names.add(name.asText())));
        if (names.isEmpty() == (type == ProjectionType.INCLUDE)) {
            throw DynamoDbError.validation(INVALID + "ProjectionType is " + type + ", "
                    + (names.isEmpty()
                            ? "but NonKeyAttributes is not specified"
                            : "but NonKeyAttributes is specified"));
        }
        return names;
    }

    private static void requireAllUsed(
            Map<String, KeyAttribute> attributes, KeySchema keys, List<IndexDefinition> indexes) {
        var unused = new HashSet<>(attributes.keySet());
        unused.removeIf(name ->
                keys.has(name) || indexes.stream().anyMatch(i -> i.keys().has(name)));
        if (!unused.isEmpty()) {
            throw DynamoDbError.validation(INVALID + "Some AttributeDefinitions are not used. AttributeDefinitions: "
                    + attributes.keySet() + ", unused: " + unused);
        }
    }
}
