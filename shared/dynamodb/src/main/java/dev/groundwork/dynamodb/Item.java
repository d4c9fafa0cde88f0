package dev.groundwork.dynamodb;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it stands in a table, read by name and type. A missing required attribute is a bug or a foreign writer, hence an exception.
 *
 * @param attributes the attributes by name
 */
public record Item(Map<String, AttributeValue> attributes) {

    public Item {
        attributes = Map.copyOf(attributes);
    }

    /** Starts an item with its key. */
    public static Builder at(Key key) {
        return new Builder(key.attributes());
    }

    /** Starts the members of a map attribute. */
    public static Builder members() {
        return new Builder(Map.of());
    }

    /** The text of a required string attribute. */
    public String string(String name) {
        return required(name).s();
    }

    /** The text of a string attribute, or nothing where it is absent. */
    public Optional<String> optionalString(String name) {
        return Optional.ofNullable(attributes.get(name)).map(AttributeValue::s);
    }

    /** The value of a required number attribute. */
    public long number(String name) {
        return Long.parseLong(required(name).n());
    }

    /** The value of a number attribute, or {@code otherwise} where it is absent. */
    public long number(String name, long otherwise) {
        var value = attributes.get(name);
        return value == null ? otherwise : Long.parseLong(value.n());
    }

    /** The value of a boolean attribute, false where it is absent. */
    public boolean flag(String name) {
        var value = attributes.get(name);
        return value != null && Boolean.TRUE.equals(value.bool());
    }

    /** The instant of a required attribute, kept in milliseconds. */
    public Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** The instant of an attribute kept in milliseconds, or nothing where it is absent. */
    public Optional<Instant> optionalInstant(String name) {
        return attributes.containsKey(name) ? Optional.of(instant(name)) : Optional.empty();
    }

    /** The bytes of a required binary attribute. */
    public byte[] bytes(String name) {
        return required(name).b().asByteArray();
    }

    /** The strings of a list attribute, empty where it is absent. */
    public List<String> strings(String name) {
        var value = attributes.get(name);
        return value == null
                ? List.of()
                : value.l().stream().map(AttributeValue::s).toList();
    }

    /** The strings of a set attribute, empty where it is absent. */
    public Set<String> stringSet(String name) {
        var value = attributes.get(name);
        return value == null ? Set.of() : Set.copyOf(value.ss());
    }

    /** The members of a map attribute, empty where it is absent. */
    public Item map(String name) {
        var value = attributes.get(name);
        return value == null ? new Item(Map.of()) : new Item(value.m());
    }

    private AttributeValue required(String name) {
        var value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("an item lacks its attribute " + name);
        }
        return value;
    }

    /** Collects the attributes of an item. */
    public static final class Builder {

        private final Map<String, AttributeValue> attributes;

        private Builder(Map<String, AttributeValue> key) {
            this.attributes = new HashMap<>(key);
        }

        /** Sets a string. */
        public Builder set(String name, String value) {
            return set(name, AttributeValue.fromS(value));
        }

        /** Sets a number. */
        public Builder set(String name, long value) {
            return set(name, AttributeValue.fromN(Long.toString(value)));
        }

        /** Sets a boolean. */
        public Builder set(String name, boolean value) {
            return set(name, AttributeValue.fromBool(value));
        }

        /** Sets an instant, kept in milliseconds. */
        public Builder set(String name, Instant value) {
            return set(name, value.toEpochMilli());
        }

        /** Sets bytes. */
        public Builder set(String name, byte[] value) {
            return set(name, AttributeValue.fromB(SdkBytes.fromByteBuffer(ByteBuffer.wrap(value))));
        }

        /** Sets a list of strings. */
        public Builder set(String name, List<String> values) {
            return set(
                    name,
                    AttributeValue.fromL(
                            values.stream().map(AttributeValue::fromS).toList()));
        }

        /** Sets any value. */
        public Builder set(String name, AttributeValue value) {
            attributes.put(name, value);
            return this;
        }

        /** Sets a string where there is one. */
        public Builder set(String name, Optional<String> value) {
            value.ifPresent(v -> set(name, v));
            return this;
        }

        /** When DynamoDB may remove the item, in whole seconds; who reads it checks the expiry itself. */
        public Builder expires(Instant at) {
            return set("ttl", at.getEpochSecond());
        }

        /** The item. */
        public Item build() {
            return new Item(attributes);
        }
    }
}
