package dev.groundwork.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The CPU time of a server's processes for one call, by the name of their part, measured over rounds of many calls. */
final class CpuPerCall {

    private final List<Map<String, Double>> rounds = new ArrayList<>();

    /** Adds a round by what the processes had taken before and after it. */
    void add(Map<String, Double> before, Map<String, Double> after, int calls) {
        rounds.add(Map.copyOf(after.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        part -> (part.getValue() - before.getOrDefault(part.getKey(), 0.0)) / calls))));
    }

    /** Returns the median of a part over the last rounds. Milliseconds. */
    double median(String part, int lastRounds) {
        return PairedRounds.quantile(
                rounds.subList(rounds.size() - lastRounds, rounds.size()).stream()
                        .map(round -> round.getOrDefault(part, 0.0))
                        .toList(),
                0.5);
    }
}
