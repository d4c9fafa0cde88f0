package dev.groundwork.localstack.dynamodb.error;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A request that the protocol answers with an error. Thrown wherever the fault is found, which may be deep inside an expression, and turned
 * into an answer once, by the engine. Carries no stack trace: it is an answer, not a bug.
 */
public final class DynamoDbError extends RuntimeException {

    private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
    private static final String CORAL = "com.amazon.coral.service#";
    private static final String VALIDATION = "com.amazon.coral.validate#ValidationException";
    private static final int BAD_REQUEST = 400;
    private static final int INTERNAL = 500;

    private final int status;
    private final String type;
    private final transient ObjectNode members;
    private final boolean unfitKey;

    private DynamoDbError(int status, String type, String message, ObjectNode members) {
        this(status, type, message, members, false);
    }

    private DynamoDbError(int status, String type, String message, ObjectNode members, boolean unfitKey) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.members = members;
        this.unfitKey = unfitKey;
    }

    /** A request that is wrong whatever the tables hold. */
    public static DynamoDbError validation(String message) {
        return new DynamoDbError(BAD_REQUEST, VALIDATION, message, none());
    }

    /** A key that does not fit its table. In a transaction it is the reason of a cancellation, since DynamoDB sees it only there. */
    public static DynamoDbError unfitKey(String message) {
        return new DynamoDbError(BAD_REQUEST, VALIDATION, message, none(), true);
    }

    /** Tells whether a key does not fit its table. */
    public boolean isUnfitKey() {
        return unfitKey;
    }

    /** An error of DynamoDB's own model, by its short name. */
    public static DynamoDbError of(String name, String message) {
        return new DynamoDbError(BAD_REQUEST, DYNAMODB + name, message, none());
    }

    /** An error of DynamoDB's own model with further members in its body. */
    public static DynamoDbError of(String name, String message, ObjectNode members) {
        return new DynamoDbError(BAD_REQUEST, DYNAMODB + name, message, members);
    }

    /** A request that the protocol layer itself cannot read: {@code SerializationException}, {@code UnknownOperationException}. */
    public static DynamoDbError protocol(String name, String message) {
        return new DynamoDbError(BAD_REQUEST, CORAL + name, message, none());
    }

    /** A fault of the engine itself: the caller may repeat the request. */
    public static DynamoDbError internal(String message) {
        return new DynamoDbError(INTERNAL, DYNAMODB + "InternalServerError", message, none());
    }

    /** No table or index of that name. */
    public static DynamoDbError notFound() {
        return of("ResourceNotFoundException", "Requested resource not found");
    }

    private static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The full {@code __type}. */
    public String type() {
        return type;
    }

    /** The name behind the {@code #} of the type. */
    public String name() {
        return type.substring(type.indexOf('#') + 1);
    }

    /** The error's message, never null. */
    public String text() {
        return String.valueOf(getMessage());
    }

    /** Members of the body besides type and message. */
    public ObjectNode members() {
        return members;
    }
}
