package dev.groundwork.hosting.reconcile;

import dev.groundwork.appregistry.RegistryPage;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Visits the items of a list that may be longer than a run has time for: page by page from where the run before stopped, over the end of the list
 * to its start, and never an item twice. So each item has its turn however long the list grows. A list that is visited whole in one run needs no
 * write, and every item of it is visited in each run.
 *
 * <p>Safe to run twice at once and to end anywhere: both runs visit the same items then, and the position moves once. An item that comes or goes
 * meanwhile is visited now or in the next round.
 */
@Singleton
public final class RotatingWalk {

    private final WalkPositions positions;

    public RotatingWalk(WalkPositions positions) {
        this.positions = positions;
    }

    /**
     * Reads the pages of a list.
     *
     * @param <T> an item; of two equal ones of a round one is visited
     */
    @FunctionalInterface
    public interface Pages<T> {

        /** Reads the page from here on, from the start for nothing; returns nothing where it cannot be read now. */
        Optional<RegistryPage<T>> read(Optional<String> from);
    }

    /**
     * Reads the pages of a list in a table of ours.
     *
     * @param <T> as in {@link Pages}
     */
    @FunctionalInterface
    public interface Listing<T> {

        /** Reads the page from here on, from the start for nothing, with this many items at most. */
        RegistryPage<T> page(int limit, Optional<String> from);
    }

    /** Visits a list as far as a run may go: while it has time, and up to its limit of items. The rest comes first in the next run. */
    public <T> void walk(String name, ReconcileRun run, Listing<T> list, Consumer<List<T>> visit) {
        walk(name, run, () -> true, list, visit);
    }

    /**
     * Visits a list like {@link #walk(String, ReconcileRun, Listing, Consumer)}, and no further than this says.
     *
     * @param mayGoOn asked before each page, after the run
     */
    public <T> void walk(
            String name, ReconcileRun run, BooleanSupplier mayGoOn, Listing<T> list, Consumer<List<T>> visit) {
        var taken = new int[1];
        walk(
                name,
                from -> Optional.of(list.page(run.limits().page(), from)),
                () -> run.hasTime() && taken[0] < run.limits().items() && mayGoOn.getAsBoolean(),
                items -> {
                    taken[0] += items.size();
                    visit.accept(items);
                });
    }

    /**
     * Visits pages until all items were visited once or the run may not go on.
     *
     * @param name the name of the walk, under which its position is kept
     * @param mayGoOn asked before each page; once false the walk stops there, and the next run goes on from there
     * @param visit visits the items of a page, which may be none; what it throws ends the walk where it is
     */
    public <T> void walk(String name, Pages<T> pages, BooleanSupplier mayGoOn, Consumer<List<T>> visit) {
        var begin = positions.read(name);
        var round = new Round<>(visit, begin.isEmpty());
        var position = begin;
        while (mayGoOn.getAsBoolean()) {
            var page = pages.read(position);
            if (page.isEmpty()) {
                break;
            }
            if (round.isOver(page.get())) {
                return;
            }
            position = page.get().next();
        }
        if (!position.equals(begin)) {
            positions.move(name, begin, position);
        }
    }

    /** One way around the list: from its start to its end, or from the middle over the end to what was visited first. */
    private static final class Round<T> {

        private final Consumer<List<T>> visit;
        private final Set<T> visited = new HashSet<>();
        private final boolean isFromStart;
        private boolean hasWrapped;

        Round(Consumer<List<T>> visit, boolean isFromStart) {
            this.visit = visit;
            this.isFromStart = isFromStart;
        }

        /** Visits a page; returns true once the list was visited whole. */
        boolean isOver(RegistryPage<T> page) {
            var fresh = page.items().stream().filter(visited::add).toList();
            visit.accept(fresh);
            var isKnown = hasWrapped && fresh.size() < page.items().size();
            var isEnd = page.next().isEmpty() && (isFromStart || hasWrapped);
            hasWrapped = hasWrapped || page.next().isEmpty();
            return isKnown || isEnd;
        }
    }
}
