package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.railway.RailwayWorld;
import dev.groundwork.hosting.provider.render.RenderWorld;
import dev.groundwork.hosting.provider.rest.RestCampaignWorld;
import dev.groundwork.hosting.provider.vercel.VercelWorld;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The campaign: each request x each fault, and each mishap of a worker with a fault, at each provider. With {@code -Dcampaign=whole} a mishap
 * meets every fault of every request, and not those that the seed chooses.
 */
final class CampaignTest {

    private static final boolean IS_WHOLE = "whole".equals(System.getProperty("campaign"));

    /** The providers. */
    enum Provider {
        MEMORY,
        RAILWAY,
        RENDER,
        VERCEL;

        private CampaignWorld world() {
            return switch (this) {
                case MEMORY -> new InMemoryWorld();
                case RAILWAY -> new RailwayWorld();
                case RENDER -> new RestCampaignWorld(new RenderWorld());
                case VERCEL -> new RestCampaignWorld(new VercelWorld());
            };
        }

        /** The faults that meet a mishap: all of them, or at a provider behind HTTP the one that the seed chooses. */
        private List<CampaignFault> faults(Random random) {
            var all = List.of(CampaignFault.values());
            return IS_WHOLE || this == MEMORY ? all : List.of(all.get(random.nextInt(all.size())));
        }

        Campaign campaign(DisturbedWorker worker, int request, CampaignFault fault) {
            return new Campaign(world(), Rules.all(), worker, request, fault);
        }

        Campaign.Length length() {
            try (var run = campaign(DisturbedWorker.undisturbed(), 0, CampaignFault.NO_CALL)) {
                return run.length();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-HOST-340 whichever request has whichever fault, the app ends with one object and one deployment each")
    void faults(Provider provider) {
        faults(provider, provider.length().requests(), "faults", Campaign::run);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-HOST-598 whichever request has whichever fault, somebody else's object with the app's name stays as it was")
    void strangers(Provider provider) {
        faults(provider, provider.length().requests() / 2, "strangers", Campaign::runAgainstStranger);
    }

    private static void faults(Provider provider, int requests, String what, Consumer<Campaign> scenario) {
        var matrix = new CampaignMatrix("%s, %s: %d requests".formatted(provider, what, requests));
        for (var fault : CampaignFault.values()) {
            for (int request = 1; request <= requests; request++) {
                var worker = DisturbedWorker.undisturbed();
                matrix.run(fault, provider.campaign(worker, request, fault), worker, "request " + request, scenario);
            }
        }
        matrix.check();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "INFRA-HOST-341 a worker that dies, is late or is not alone at whichever call, with whichever fault: it ends the same")
    void mishaps(Provider provider) {
        var seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        var length = provider.length();
        var matrix = new CampaignMatrix("%s, mishaps: %d calls, seed %d".formatted(provider, length.calls(), seed));
        for (var mishap : Mishap.values()) {
            for (int call = 1; call <= length.calls() && mishap != Mishap.NONE; call++) {
                for (var fault : provider.faults(random)) {
                    var first = IS_WHOLE ? 1 : 1 + random.nextInt(length.requests());
                    for (int request = first; request <= (IS_WHOLE ? length.requests() : first); request++) {
                        var worker = new DisturbedWorker(call, mishap);
                        var what = "%s at call %d, request %d".formatted(mishap, call, request);
                        matrix.run(fault, provider.campaign(worker, request, fault), worker, what, Campaign::run);
                    }
                }
            }
        }
        matrix.check();
    }
}
