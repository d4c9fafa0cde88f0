package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts the runs of a campaign by step and fault, and prints them. */
final class CampaignMatrix {

    private static final int WIDTH = 18;

    private final String title;
    private final Map<String, Map<CampaignFault, Integer>> runs = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();

    CampaignMatrix(String title) {
        this.title = title;
    }

    /** Runs one, and counts it. */
    void run(CampaignFault fault, Campaign campaign, DisturbedWorker worker, String what, Consumer<Campaign> scenario) {
        try (campaign) {
            scenario.accept(campaign);
        } catch (AssertionError | IllegalStateException e) {
            failures.add("%s, %s: %s".formatted(fault, what, e.getMessage()));
        }
        var step = worker.step().equals("none") ? campaign.faultyStep() : worker.step();
        runs.computeIfAbsent(step, s -> new EnumMap<>(CampaignFault.class)).merge(fault, 1, Integer::sum);
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Prints the counts, and fails if a run did. */
    void check() {
        var faults = Arrays.asList(CampaignFault.values());
        var lines = new ArrayList<String>();
        lines.add(line("step", faults.stream().map(Enum::name).toList()));
        runs.forEach((step, counts) -> lines.add(line(
                step,
                faults.stream()
                        .map(fault -> counts.getOrDefault(fault, 0).toString())
                        .toList())));
        var all = runs.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
        System.out.printf("%s: %d runs, %d failures%n%s%n", title, all, failures.size(), String.join("\n", lines));
        assertThat(failures).as(title).isEmpty();
    }

    private static String line(String first, List<String> rest) {
        return "  " + pad(first) + rest.stream().map(CampaignMatrix::pad).collect(Collectors.joining());
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(1, WIDTH - text.length()));
    }
}
