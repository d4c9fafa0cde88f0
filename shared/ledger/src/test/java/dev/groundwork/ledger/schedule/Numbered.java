package dev.groundwork.ledger.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values by small numbers, equal ones by one.
 *
 * @param <T> of values
 */
final class Numbered<T> {

    private final Map<T, Integer> ids = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int id(T value) {
        return ids.computeIfAbsent(value, v -> {
            values.add(v);
            return values.size() - 1;
        });
    }

    T get(int id) {
        return values.get(id);
    }
}
