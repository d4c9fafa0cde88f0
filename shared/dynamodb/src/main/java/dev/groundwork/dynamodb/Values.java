package dev.groundwork.dynamodb;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The values of expressions. Instants are kept in milliseconds since 1970, so that conditions can compare them. */
public final class Values {

    private Values() {}

    /** A string. */
    public static AttributeValue of(String value) {
        return AttributeValue.fromS(value);
    }

    /** A number. */
    public static AttributeValue of(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    /** An instant. */
    public static AttributeValue of(Instant value) {
        return of(value.toEpochMilli());
    }

    /** A boolean. */
    public static AttributeValue of(boolean value) {
        return AttributeValue.fromBool(value);
    }
}
