package dev.groundwork.localstack.dynamodb.conformance;

import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.assertInvalid;
import static dev.groundwork.localstack.dynamodb.conformance.Endpoint.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Tables: made, described, configured, deleted. */
interface TableContract extends Contract {

    @Test
    @DisplayName("INFRA-CRED-866 a table is described as it was made and listed until it is deleted")
    default void lifecycle() {
        // Given
        var table = endpoint()
                .table(
                        r -> r.streamSpecification(s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)),
                        "pk",
                        "sk");

        // When
        var described =
                endpoint().client().describeTable(r -> r.tableName(table)).table();

        // Then
        assertThat(described.tableStatusAsString()).isEqualTo("ACTIVE");
        assertThat(described.keySchema()).extracting(k -> k.keyType()).containsExactly(KeyType.HASH, KeyType.RANGE);
        assertThat(described.tableArn()).contains(":table/" + table);
        assertThat(described.latestStreamArn()).startsWith(described.tableArn() + "/stream/");
        assertThat(described.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(described.billingModeSummary().billingModeAsString()).isEqualTo("PAY_PER_REQUEST");
        assertThat(endpoint().client().listTablesPaginator().tableNames()).contains(table);
        endpoint().client().deleteTable(r -> r.tableName(table));
        endpoint().client().waiter().waitUntilTableNotExists(r -> r.tableName(table));
        assertThat(refusal(() -> endpoint().client().describeTable(r -> r.tableName(table)))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    @DisplayName("INFRA-CRED-867 a second table of a name is refused, and so are schemas that do not fit")
    default void refusedTables() {
        var table = endpoint().table();
        assertThat(refusal(() -> endpoint().table(r -> r.tableName(table), "pk"))
                        .awsErrorDetails()
                        .errorCode())
                .isEqualTo("ResourceInUseException");
        assertInvalid(
                () -> endpoint()
                        .table(r -> r.attributeDefinitions(Endpoint.attribute("other", ScalarAttributeType.S)), "pk"),
                "AttributeDefinitions");
        assertInvalid(
                () -> endpoint()
                        .table(
                                r -> r.attributeDefinitions(
                                        Endpoint.attribute("pk", ScalarAttributeType.S),
                                        Endpoint.attribute("unused", ScalarAttributeType.S)),
                                "pk"),
                "AttributeDefinitions");
        assertInvalid(() -> endpoint().table(r -> r.tableName("no spaces"), "pk"), "regular expression");
    }

    @Test
    @DisplayName("INFRA-CRED-868 time to live is off, then on for an attribute")
    default void timeToLive() {
        var table = endpoint().table();
        assertThat(status(table)).isEqualTo(TimeToLiveStatus.DISABLED);

        endpoint()
                .client()
                .updateTimeToLive(r -> r.tableName(table)
                        .timeToLiveSpecification(s -> s.attributeName("ttl").enabled(true)));

        assertThat(status(table)).isEqualTo(TimeToLiveStatus.ENABLED);
    }

    @Test
    @DisplayName("INFRA-CRED-757 time to live needs an attribute with a name")
    default void timeToLiveWithoutName() {
        var table = endpoint().table();
        assertInvalid(
                () -> endpoint()
                        .client()
                        .updateTimeToLive(r -> r.tableName(table)
                                .timeToLiveSpecification(
                                        s -> s.attributeName("").enabled(true))),
                "greater than or equal to 1");
    }

    private TimeToLiveStatus status(String table) {
        return endpoint()
                .client()
                .describeTimeToLive(r -> r.tableName(table))
                .timeToLiveDescription()
                .timeToLiveStatus();
    }

    @Test
    @DisplayName("INFRA-CRED-869 a protected table is not deleted")
    default void deletionProtection() {
        var table = endpoint().table(r -> r.deletionProtectionEnabled(true), "pk");
        assertInvalid(() -> endpoint().client().deleteTable(r -> r.tableName(table)), "protected against deletion");
        endpoint().client().updateTable(r -> r.tableName(table).deletionProtectionEnabled(false));
        endpoint().client().deleteTable(r -> r.tableName(table));
    }
}
