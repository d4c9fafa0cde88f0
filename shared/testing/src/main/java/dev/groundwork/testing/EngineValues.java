package dev.groundwork.testing;

import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinarySet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BinaryValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.BooleanValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.ListValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.MapValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NullValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.NumberValue;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringSet;
import dev.groundwork.localstack.dynamodb.value.AttributeValue.StringValue;
import dev.groundwork.localstack.dynamodb.value.Bytes;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values of the SDK as values of the engine and back. Sets come back sorted, so that equal items are equal maps. */
public final class EngineValues {

    private EngineValues() {}

    /** An item as the engine has it. */
    public static Map<String, dev.groundwork.localstack.dynamodb.value.AttributeValue> in(
            Map<String, AttributeValue> item) {
        var read = new HashMap<String, dev.groundwork.localstack.dynamodb.value.AttributeValue>();
        item.forEach((name, value) -> read.put(name, in(value)));
        return read;
    }

    private static dev.groundwork.localstack.dynamodb.value.AttributeValue in(AttributeValue value) {
        return switch (value.type()) {
            case S -> new StringValue(value.s());
            case N -> new NumberValue(new BigDecimal(value.n()));
            case B -> new BinaryValue(bytes(value.b()));
            case BOOL -> new BooleanValue(value.bool());
            case M -> new MapValue(in(value.m()));
            case L -> new ListValue(value.l().stream().map(EngineValues::in).toList());
            case BS -> {
                var set = new LinkedHashSet<Bytes>();
                value.bs().forEach(b -> set.add(bytes(b)));
                yield new BinarySet(set);
            }
            case SS -> new StringSet(new LinkedHashSet<>(value.ss()));
            case NS, NUL, UNKNOWN_TO_SDK_VERSION -> throw new AssertionError("no item has " + value);
        };
    }

    /** An item as the SDK has it. */
    public static Map<String, AttributeValue> out(
            Map<String, dev.groundwork.localstack.dynamodb.value.AttributeValue> item) {
        var read = new HashMap<String, AttributeValue>();
        item.forEach((name, value) -> read.put(name, out(value)));
        return read;
    }

    private static AttributeValue out(dev.groundwork.localstack.dynamodb.value.AttributeValue value) {
        return switch (value) {
            case StringValue(var text) -> AttributeValue.fromS(text);
            case NumberValue(var number) -> AttributeValue.fromN(number.toPlainString());
            case BinaryValue(var bytes) -> AttributeValue.fromB(bytes(bytes));
            case BooleanValue(var flag) -> AttributeValue.fromBool(flag);
            case MapValue(var map) -> AttributeValue.fromM(out(map));
            case ListValue(var list) ->
                AttributeValue.fromL(list.stream().map(EngineValues::out).toList());
            case BinarySet(var set) ->
                AttributeValue.fromBs(
                        set.stream().sorted().map(EngineValues::bytes).toList());
            case StringSet(var set) ->
                AttributeValue.fromSs(set.stream().sorted().toList());
            case NullValue none -> throw new AssertionError("no item has " + none);
            case NumberSet set -> throw new AssertionError("no item has " + set);
        };
    }

    private static Bytes bytes(SdkBytes bytes) {
        return Bytes.ofBase64(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
    }

    private static SdkBytes bytes(Bytes bytes) {
        return SdkBytes.fromByteArray(Base64.getDecoder().decode(bytes.base64()));
    }
}
