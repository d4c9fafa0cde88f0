package dev.groundwork.localstack.dynamodb.journal;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
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
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Items as a snapshot has them: half of the bytes of JSON, and read without a tree. Each value is a letter for its type and its content, with
 * lengths and counts before what they count. Names come often, so a reader keeps one text for each; used by one thread.
 */
final class ItemCodec {

    private static final char STRING = 'S';
    private static final char NUMBER = 'N';
    private static final char BINARY = 'B';
    private static final char TRUE = 'T';
    private static final char FALSE = 'F';
    private static final char NULL = '0';
    private static final char MAP = 'M';
    private static final char LIST = 'L';
    private static final char STRINGS = 's';
    private static final char NUMBERS = 'n';
    private static final char BINARIES = 'b';

    private final Map<String, String> names = new HashMap<>();

    /** Writes an item or a key. */
    static void write(DataOutput out, Map<String, AttributeValue> item) throws IOException {
        out.writeInt(item.size());
        for (var attribute : item.entrySet()) {
            write(out, attribute.getKey());
            write(out, attribute.getValue());
        }
    }

    private static void write(DataOutput out, AttributeValue value) throws IOException {
        switch (value) {
            case StringValue(var text) -> {
                out.writeByte(STRING);
                write(out, text);
            }
            case NumberValue(var number) -> {
                out.writeByte(NUMBER);
                write(out, number);
            }
            case BinaryValue(var bytes) -> {
                out.writeByte(BINARY);
                write(out, bytes);
            }
            case BooleanValue(var isTrue) -> out.writeByte(isTrue ? TRUE : FALSE);
            case NullValue() -> out.writeByte(NULL);
            case MapValue(var item) -> {
                out.writeByte(MAP);
                write(out, item);
            }
            case ListValue(var values) -> {
                out.writeByte(LIST);
                writeAll(out, values, ItemCodec::write);
            }
            case StringSet(var texts) -> {
                out.writeByte(STRINGS);
                writeAll(out, texts, ItemCodec::write);
            }
            case NumberSet(var numbers) -> {
                out.writeByte(NUMBERS);
                writeAll(out, numbers, ItemCodec::write);
            }
            case BinarySet(var all) -> {
                out.writeByte(BINARIES);
                writeAll(out, all, ItemCodec::write);
            }
        }
    }

    @FunctionalInterface
    private interface Writer<T> {
        void write(DataOutput out, T element) throws IOException;
    }

    private static <T> void writeAll(DataOutput out, Collection<T> elements, Writer<T> writer) throws IOException {
        out.writeInt(elements.size());
        for (var element : elements) {
            writer.write(out, element);
        }
    }

    /** Writes a text. */
    static void write(DataOutput out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutput out, Bytes bytes) throws IOException {
        write(out, bytes.toByteArray());
    }

    private static void write(DataOutput out, BigDecimal number) throws IOException {
        out.writeInt(number.scale());
        write(out, number.unscaledValue().toByteArray());
    }

    private static void write(DataOutput out, byte[] content) throws IOException {
        out.writeInt(content.length);
        out.write(content);
    }

    /**
     * Reads an item or a key.
     *
     * @throws IOException where there is none
     */
    Map<String, AttributeValue> readItem(DataInput in) throws IOException {
        var item = new LinkedHashMap<String, AttributeValue>();
        for (int left = in.readInt(); left > 0; left--) {
            item.put(readName(in), readValue(in));
        }
        return item;
    }

    /** Reads a text that comes often. */
    String readName(DataInput in) throws IOException {
        return names.computeIfAbsent(readText(in), name -> name);
    }

    private AttributeValue readValue(DataInput in) throws IOException {
        char type = (char) in.readByte();
        return switch (type) {
            case STRING -> new StringValue(readText(in));
            case NUMBER -> new NumberValue(readNumber(in));
            case BINARY -> new BinaryValue(readBytes(in));
            case TRUE -> new BooleanValue(true);
            case FALSE -> new BooleanValue(false);
            case NULL -> new NullValue();
            case MAP -> new MapValue(readItem(in));
            case LIST -> new ListValue(readAll(in, this::readValue));
            case STRINGS -> new StringSet(new LinkedHashSet<>(readAll(in, ItemCodec::readText)));
            case NUMBERS -> new NumberSet(new LinkedHashSet<>(readAll(in, ItemCodec::readNumber)));
            case BINARIES -> new BinarySet(new LinkedHashSet<>(readAll(in, ItemCodec::readBytes)));
            default -> throw new IOException("a value of the unknown type " + type);
        };
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    private static <T> List<T> readAll(DataInput in, Reader<T> reader) throws IOException {
        var elements = new ArrayList<T>();
        for (int left = in.readInt(); left > 0; left--) {
            elements.add(reader.read(in));
        }
        return elements;
    }

    private static String readText(DataInput in) throws IOException {
        return new String(readContent(in), StandardCharsets.UTF_8);
    }

    private static Bytes readBytes(DataInput in) throws IOException {
        return Bytes.copyOf(readContent(in));
    }

    private static BigDecimal readNumber(DataInput in) throws IOException {
        int scale = in.readInt();
        return new BigDecimal(new BigInteger(readContent(in)), scale);
    }

    private static byte[] readContent(DataInput in) throws IOException {
        var content = new byte[in.readInt()];
        in.readFully(content);
        return content;
    }
}
