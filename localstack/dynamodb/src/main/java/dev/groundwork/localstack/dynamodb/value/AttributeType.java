package dev.groundwork.localstack.dynamodb.value;

import java.util.Optional;

/** The ten types, named as on the wire. */
public enum AttributeType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    BOOL("BOOLEAN"),
    NULL("NULL"),
    M("MAP"),
    L("LIST"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET");

    private final String longName;

    AttributeType(String longName) {
        this.longName = longName;
    }

    /** The name in messages about update expressions. */
    public String longName() {
        return longName;
    }

    /** The type of that name on the wire. */
    public static Optional<AttributeType> of(String name) {
        for (var type : values()) {
            if (type.name().equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Tells whether values of this type have an order: strings, numbers, bytes. */
    public boolean isOrdered() {
        return this == S || this == N || this == B;
    }
}
