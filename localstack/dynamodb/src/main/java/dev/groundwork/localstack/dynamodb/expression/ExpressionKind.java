package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.error.DynamoDbError;

/** The five places where an expression may stand. The name begins every message about one. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    UPDATE("UpdateExpression"),
    PROJECTION("ProjectionExpression");

    private final String member;

    ExpressionKind(String member) {
        this.member = member;
    }

    /** The request member that holds it. */
    public String member() {
        return member;
    }

    DynamoDbError refusal(String detail) {
        return DynamoDbError.validation("Invalid " + member + ": " + detail);
    }
}
