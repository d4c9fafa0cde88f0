package dev.groundwork.localstack.dynamodb.table;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The key of a table or an index: a hash attribute, and perhaps a range attribute. */
public record KeySchema(KeyAttribute hash, Optional<KeyAttribute> range) {

    /** One or two attributes, hash first. */
    public List<KeyAttribute> attributes() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    /** Tells whether an attribute of that name is part of the key. */
    public boolean has(String name) {
        return attributes().stream().anyMatch(a -> a.name().equals(name));
    }

    /** The key's part of an item that has it. */
    public Map<String, AttributeValue> of(Map<String, AttributeValue> item) {
        var key = new LinkedHashMap<String, AttributeValue>();
        attributes().forEach(a -> Optional.ofNullable(item.get(a.name())).ifPresent(v -> key.put(a.name(), v)));
        return key;
    }

    /** Tells whether an item has every attribute of the key in its type: only such items stand in an index. */
    public boolean matches(Map<String, AttributeValue> item) {
        return attributes().stream().allMatch(a -> {
            var value = item.get(a.name());
            return value != null && value.type() == a.type();
        });
    }
}
