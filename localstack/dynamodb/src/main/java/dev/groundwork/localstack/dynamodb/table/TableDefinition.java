package dev.groundwork.localstack.dynamodb.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table as it was created and since configured.
 *
 * @param id unlike that of any other table, also of one of the same name before
 * @param streamLabel names the stream within the table, present while the stream is enabled
 * @param ttlAttribute the attribute with the expiry in seconds since 1970, present while TTL is enabled
 */
public record TableDefinition(
        String name,
        String id,
        Instant createdAt,
        KeySchema keys,
        List<KeyAttribute> attributes,
        List<IndexDefinition> indexes,
        boolean onDemand,
        Optional<StreamView> stream,
        Optional<String> streamLabel,
        Optional<String> ttlAttribute,
        boolean deletionProtected,
        boolean pointInTimeRecovery) {

    /** The region that every name of ours carries. */
    public static final String REGION = "local";

    private static final String ARN = "arn:aws:dynamodb:" + REGION + ":000000000000:table/";

    public TableDefinition {
        attributes = List.copyOf(attributes);
        indexes = List.copyOf(indexes);
    }

    /** The table's ARN. */
    public String arn() {
        return ARN + name;
    }

    /** The stream's ARN, present while the stream is enabled. */
    public Optional<String> streamArn() {
        return streamLabel.map(label -> arn() + "/stream/" + label);
    }

    /** The table name in what a caller gave: a name or an ARN. */
    public static String nameOf(String nameOrArn) {
        return nameOrArn.startsWith("arn:")
                ? nameOrArn.substring(nameOrArn.indexOf(":table/") + ":table/".length())
                : nameOrArn;
    }

    /** The index of that name. */
    public Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(i -> i.name().equals(indexName)).findFirst();
    }

    /** The same with TTL on that attribute, or off. */
    public TableDefinition withTtl(Optional<String> attribute) {
        return new TableDefinition(
                name,
                id,
                createdAt,
                keys,
                attributes,
                indexes,
                onDemand,
                stream,
                streamLabel,
                attribute,
                deletionProtected,
                pointInTimeRecovery);
    }

    /** The same with that protection. */
    public TableDefinition withDeletionProtection(boolean on) {
        return new TableDefinition(
                name,
                id,
                createdAt,
                keys,
                attributes,
                indexes,
                onDemand,
                stream,
                streamLabel,
                ttlAttribute,
                on,
                pointInTimeRecovery);
    }

    /** The same with point-in-time recovery said to be on or off. */
    public TableDefinition withPointInTimeRecovery(boolean on) {
        return new TableDefinition(
                name,
                id,
                createdAt,
                keys,
                attributes,
                indexes,
                onDemand,
                stream,
                streamLabel,
                ttlAttribute,
                deletionProtected,
                on);
    }

    /** The same with another stream, or none. */
    public TableDefinition withStream(Optional<StreamView> view, Optional<String> label) {
        return new TableDefinition(
                name,
                id,
                createdAt,
                keys,
                attributes,
                indexes,
                onDemand,
                view,
                label,
                ttlAttribute,
                deletionProtected,
                pointInTimeRecovery);
    }
}
