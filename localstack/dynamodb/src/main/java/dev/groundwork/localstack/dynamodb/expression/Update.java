package dev.groundwork.localstack.dynamodb.expression;

import dev.groundwork.localstack.dynamodb.value.AttributeValue;
import java.util.List;
import java.util.stream.Stream;

/** An update expression, parsed: its clauses by section, no two of them at overlapping paths. */
public record Update(List<Assignment> sets, List<Path> removes, List<Change> adds, List<Change> deletes) {

    /** {@code SET path = value}. */
    public record Assignment(Path path, SetValue value) {}

    /** {@code ADD path value} or {@code DELETE path value}. */
    public record Change(Path path, AttributeValue value) {}

    public Update {
        sets = List.copyOf(sets);
        removes = List.copyOf(removes);
        adds = List.copyOf(adds);
        deletes = List.copyOf(deletes);
    }

    /** An update that changes nothing, but makes the item where there is none. */
    public static Update none() {
        return new Update(List.of(), List.of(), List.of(), List.of());
    }

    /** Every path that is written. */
    public Stream<Path> paths() {
        return Stream.of(
                        sets.stream().map(Assignment::path),
                        removes.stream(),
                        adds.stream().map(Change::path),
                        deletes.stream().map(Change::path))
                .flatMap(p -> p);
    }
}
