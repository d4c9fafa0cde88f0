package dev.groundwork.localstack.dynamodb.value;

import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;

/** The order of scalars of one type: strings by their UTF-8 bytes, numbers by value, bytes as unsigned. */
public final class ValueOrder {

    /** Orders values of one ordered type. Values of different types must not meet in it. */
    public static final Comparator<AttributeValue> SCALARS = (left, right) -> compare(left, right)
            .orElseThrow(() -> new IllegalArgumentException(left.type() + " and " + right.type() + " have no order"));

    private ValueOrder() {}

    /** Compares two values; empty where their types differ or have no order. */
    public static OptionalInt compare(AttributeValue left, AttributeValue right) {
        if (left instanceof StringValue l && right instanceof StringValue r) {
            return OptionalInt.of(compare(l.value(), r.value()));
        }
        if (left instanceof NumberValue l && right instanceof NumberValue r) {
            return OptionalInt.of(l.value().compareTo(r.value()));
        }
        if (left instanceof BinaryValue l && right instanceof BinaryValue r) {
            return OptionalInt.of(l.value().compareTo(r.value()));
        }
        return OptionalInt.empty();
    }

    /** UTF-16 and UTF-8 order differ only where surrogates meet other characters: then the bytes decide. */
    private static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                return Character.isSurrogate(l) || Character.isSurrogate(r)
                        ? Arrays.compareUnsigned(
                                left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8))
                        : Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
