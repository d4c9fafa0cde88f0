package dev.groundwork.hosting.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.hosting.provider.railway.RailwayWorld;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The campaign: each request x each fault, and each crash x each fault, at each provider. */
final class CampaignTest {

    private static final Map<String, Supplier<CampaignWorld>> WORLDS = worlds();

    private static Map<String, Supplier<CampaignWorld>> worlds() {
        var worlds = new LinkedHashMap<String, Supplier<CampaignWorld>>();
        worlds.put("railway", RailwayWorld::new);
        return worlds;
    }

    @Test
    @DisplayName(
            "INFRA-HOST-340 whichever request has whichever fault, the app ends with one object and one deployment each")
    void faults() {
        WORLDS.forEach((name, world) -> {
            var requests = Campaign.length(world).requests();
            var matrix =
                    new Matrix("%s: %d requests x %d faults".formatted(name, requests, CampaignFault.values().length));
            for (var fault : CampaignFault.values()) {
                for (int request = 1; request <= requests; request++) {
                    matrix.count(fault, run(world, new DyingWorker(0, true), request, fault));
                }
            }
            matrix.check();
        });
    }

    @Test
    @DisplayName("INFRA-HOST-341 wherever the worker dies as well, before or after a call, it ends the same")
    void crashes() {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        WORLDS.forEach((name, world) -> {
            var length = Campaign.length(world);
            var matrix = new Matrix("%s: %d calls x before and after x %d faults, seed %d"
                    .formatted(name, length.calls(), CampaignFault.values().length, seed));
            for (var fault : CampaignFault.values()) {
                for (int call = 1; call <= length.calls(); call++) {
                    for (var isBefore : List.of(true, false)) {
                        var request = 1 + random.nextInt(length.requests());
                        matrix.count(fault, run(world, new DyingWorker(call, isBefore), request, fault));
                    }
                }
            }
            matrix.check();
        });
    }

    private static String run(Supplier<CampaignWorld> world, DyingWorker worker, int request, CampaignFault fault) {
        try (var run = new Campaign(world, worker)) {
            run.run(request, fault);
            return "";
        } catch (AssertionError e) {
            return "%s at request %d: %s".formatted(fault, request, e.getMessage());
        }
    }

    /** Counts the runs of each fault, and prints them. */
    private static final class Matrix {

        private final String title;
        private final Map<CampaignFault, Integer> runs = new LinkedHashMap<>();
        private final List<String> failures = new ArrayList<>();

        Matrix(String title) {
            this.title = title;
        }

        void count(CampaignFault fault, String failure) {
            runs.merge(fault, 1, Integer::sum);
            if (!failure.isEmpty()) {
                failures.add(failure);
            }
        }

        void check() {
            System.out.println(title + ", runs " + runs + ", failures " + failures.size());
            assertThat(failures).as(title).isEmpty();
        }
    }
}
