package dev.groundwork.localstack.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One value of an attribute. Immutable all the way down, so that a reader may keep what it saw while writers go on. */
public sealed interface AttributeValue {

    /** The type on the wire. */
    AttributeType type();

    /** A string, possibly empty. */
    record StringValue(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }
    }

    /** A number without trailing zeros, so that equal numbers are equal values. */
    record NumberValue(BigDecimal value) implements AttributeValue {
        public NumberValue {
            value = value.stripTrailingZeros();
        }

        @Override
        public AttributeType type() {
            return AttributeType.N;
        }
    }

    /** Bytes, possibly none. */
    record BinaryValue(Bytes value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.B;
        }
    }

    /** A boolean. */
    record BooleanValue(boolean value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }
    }

    /** The null that is a value, not the absence of one. */
    record NullValue() implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }
    }

    /** A map, possibly empty. */
    record MapValue(Map<String, AttributeValue> value) implements AttributeValue {
        public MapValue {
            value = Collections.unmodifiableMap(new LinkedHashMap<>(value));
        }

        @Override
        public AttributeType type() {
            return AttributeType.M;
        }
    }

    /** A list, possibly empty. */
    record ListValue(List<AttributeValue> value) implements AttributeValue {
        public ListValue {
            value = List.copyOf(value);
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }
    }

    /** A set of strings, never empty in an item. */
    record StringSet(Set<String> value) implements AttributeValue {
        public StringSet {
            value = Collections.unmodifiableSet(new LinkedHashSet<>(value));
        }

        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }
    }

    /** A set of numbers without trailing zeros, never empty in an item. */
    record NumberSet(Set<BigDecimal> value) implements AttributeValue {
        public NumberSet {
            var stripped = new LinkedHashSet<BigDecimal>();
            value.forEach(number -> stripped.add(number.stripTrailingZeros()));
            value = Collections.unmodifiableSet(stripped);
        }

        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }
    }

    /** A set of bytes, never empty in an item. */
    record BinarySet(Set<Bytes> value) implements AttributeValue {
        public BinarySet {
            value = Collections.unmodifiableSet(new LinkedHashSet<>(value));
        }

        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }
    }
}
