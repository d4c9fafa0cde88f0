package dev.groundwork.appregistry;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list of the registry.
 *
 * @param items the items of the page
 * @param next the start of the next page, nothing on the last one
 */
public record RegistryPage<T>(List<T> items, Optional<String> next) {

    public RegistryPage {
        items = List.copyOf(items);
    }

    /** Converts every item and keeps the start of the next page. */
    public <R> RegistryPage<R> map(Function<T, R> change) {
        return new RegistryPage<>(items.stream().map(change).toList(), next);
    }
}
