package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.groundwork.appregistry.RegistryPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RotatingWalkTest {

    private static final String WALK = "test";

    private final InMemoryWalkPositions positions = new InMemoryWalkPositions();
    private final RotatingWalk walk = new RotatingWalk(positions);
    private final TreeSet<Integer> items = new TreeSet<>();

    private Optional<RegistryPage<Integer>> page(int size, Optional<String> from) {
        var rest = from.map(f -> items.tailSet(Integer.parseInt(f), false)).orElse(items);
        var page = rest.stream().limit(size).toList();
        var next = rest.size() > size ? Optional.of(Integer.toString(page.getLast())) : Optional.<String>empty();
        return Optional.of(new RegistryPage<>(page, next));
    }

    /** A run that reads this many pages. */
    private List<Integer> run(int size, int pages) {
        var visited = new ArrayList<Integer>();
        var left = new AtomicInteger(pages);
        walk.walk(WALK, from -> page(size, from), () -> left.getAndDecrement() > 0, visited::addAll);
        return visited;
    }

    private void items(int count) {
        IntStream.range(0, count).forEach(items::add);
    }

    @Property
    @Label("INFRA-HOST-860 whatever the sizes, a run visits no item twice, and a round of runs visits every item")
    void everyItem(
            @ForAll @IntRange(max = 60) int count,
            @ForAll @IntRange(min = 1, max = 9) int size,
            @ForAll @IntRange(min = 1, max = 12) int pages) {
        items.clear();
        items(count);
        var fresh = new RotatingWalkTest();
        fresh.items.addAll(items);
        var visits = new HashMap<Integer, Integer>();
        var runs = count / (size * pages) + 2;
        for (int i = 0; i < runs; i++) {
            var visited = fresh.run(size, pages);
            assertThat(visited).doesNotHaveDuplicates();
            visited.forEach(item -> visits.merge(item, 1, Integer::sum));
        }
        assertThat(visits.keySet()).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    @DisplayName(
            "INFRA-HOST-861 a list that fits is visited whole in each run, from wherever it begins, and nothing is written")
    void whole() {
        items(10);
        assertThat(run(3, 9)).hasSize(10);
        assertThat(positions.read(WALK)).isEmpty();

        positions.move(WALK, Optional.empty(), Optional.of("5"));
        assertThat(run(3, 9)).startsWith(6, 7, 8, 9, 0).hasSize(10);
        assertThat(positions.read(WALK)).contains("5");
    }

    @Test
    @DisplayName("INFRA-HOST-862 a run that dies visits the same items again; one that cannot read a page stays there")
    void interrupted() {
        items(20);
        assertThat(run(5, 1)).containsExactly(0, 1, 2, 3, 4);

        var reads = new AtomicInteger();
        assertThatThrownBy(() -> walk.walk(WALK, from -> page(5, from), () -> true, page -> {
                    if (reads.incrementAndGet() == 2) {
                        throw new IllegalStateException("killed");
                    }
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(positions.read(WALK)).contains("4");

        walk.<Integer>walk(
                WALK,
                from -> Optional.empty(),
                () -> true,
                page -> assertThat(page).isNull());
        assertThat(positions.read(WALK)).contains("4");
        assertThat(run(5, 1)).containsExactly(5, 6, 7, 8, 9);
    }

    @Test
    @DisplayName("INFRA-HOST-863 of two runs at once both visit the same page, and the walk moves by one page, not two")
    void twice() {
        items(20);
        var inner = new ArrayList<Integer>();
        var left = new AtomicInteger(1);
        walk.<Integer>walk(
                WALK, from -> page(5, from), () -> left.getAndDecrement() > 0, page -> inner.addAll(run(5, 1)));

        assertThat(inner).containsExactly(0, 1, 2, 3, 4);
        assertThat(positions.read(WALK)).contains("4");
    }

    @Test
    @DisplayName("INFRA-HOST-864 items that come and go between runs do not keep the others from their turn")
    void changes() {
        items(30);
        Map<Integer, Integer> visits = new HashMap<>();
        for (int i = 0; i < 20; i++) {
            run(4, 1).forEach(item -> visits.merge(item, 1, Integer::sum));
            items.remove(i);
            items.add(100 + i);
        }
        assertThat(visits.keySet()).containsAll(IntStream.range(20, 30).boxed().toList());
    }
}
