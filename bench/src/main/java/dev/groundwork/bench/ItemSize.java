package dev.groundwork.bench;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The size of an item as DynamoDB bills it
 * (<a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Developer Guide</a>).
 */
final class ItemSize {

    private static final int CONTAINER = 3;
    private static final int ELEMENT = 1;

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(e -> utf8(e.getKey()) + of(e.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            case SS -> value.ss().stream().mapToInt(ItemSize::utf8).sum();
            case NS -> value.ns().stream().mapToInt(ItemSize::number).sum();
            case BS -> bytes(value.bs());
            case L ->
                CONTAINER + value.l().stream().mapToInt(e -> of(e) + ELEMENT).sum();
            case M -> CONTAINER + of(value.m()) + ELEMENT * value.m().size();
            case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("no known type: " + value);
        };
    }

    private static int bytes(List<SdkBytes> set) {
        return set.stream().mapToInt(b -> b.asByteArrayUnsafe().length).sum();
    }

    private static int number(String text) {
        var number = new BigDecimal(text).stripTrailingZeros();
        return number.signum() == 0 ? 1 : (number.precision() + 1) / 2 + 1;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
