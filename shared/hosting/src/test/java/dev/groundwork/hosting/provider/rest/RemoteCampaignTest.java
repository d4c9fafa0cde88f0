package dev.groundwork.hosting.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.model.Deployment;
import dev.groundwork.appregistry.model.SampleApps;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.hosting.provider.render.RenderWorld;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.hosting.provider.vercel.VercelWorld;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Two deployments of one app at each remote provider, with one fault at each request in turn, or a worker that dies before or after each call
 * of the provider: both end deployed, with one service, and never more deployments than were asked for.
 */
final class RemoteCampaignTest {

    private static final Map<String, Supplier<RemoteProviderContract.World>> PROVIDERS =
            Map.of("render", RenderWorld::new, "vercel", VercelWorld::new);

    private record Fault(boolean isLost, Optional<Reply> reply) {}

    private static Map<String, Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put("answer lost", new Fault(true, Optional.empty()));
        faults.put("429 with a wait", new Fault(false, Optional.of(new Reply(429, "{}", Map.of("Retry-After", "5")))));
        faults.put("1015", new Fault(false, Optional.of(new Reply(403, "error code: 1015", Map.of()))));
        faults.put("401", new Fault(false, Optional.of(new Reply(401, "{}", Map.of()))));
        return faults;
    }

    /** Runs both deployments and returns how many requests they took. */
    private static int run(RemoteProviderContract.World world, HostingProvider provider, String what) {
        var engine = new RemoteEngine(world, provider);
        var app = engine.app(provider, SampleApps.COMMIT);
        for (int i = 1; i <= 2; i++) {
            var deployed = engine.deploy(app);
            assertThat(deployed.status())
                    .as(what + ": " + deployed.failure() + world.api().calls())
                    .isEqualTo(Deployment.Status.DEPLOYED);
            assertThat(world.ids()).as(what).hasSize(1);
            assertThat(world.deployments(world.ids().getFirst())).as(what).isLessThanOrEqualTo(i);
        }
        assertThat(engine.read(app).serving().service().orElseThrow().value())
                .as(what)
                .isEqualTo(world.ids().getFirst());
        assertThat(world.api().findings()).as(what).isEmpty();
        var requests = world.api().calls().size();
        world.api().close();
        return requests;
    }

    @Test
    @DisplayName("INFRA-HOST-417 one fault at each request in turn: both deployments end, with one service")
    void faultAtEachRequest() {
        PROVIDERS.forEach((name, start) -> {
            var whole = start.get();
            var requests = run(whole, whole.provider(), name);
            faults().forEach((fault, made) -> {
                for (int at = 0; at < requests; at++) {
                    var world = start.get();
                    world.api().faultAt(at, made.isLost(), made.reply());
                    run(world, world.provider(), name + ", " + fault + " at request " + at);
                }
                System.out.printf("campaign: %s, %s: %d runs%n", name, fault, requests);
            });
        });
    }

    @Test
    @DisplayName("INFRA-HOST-418 a worker that dies before or after each call: another one ends its deployment")
    void crashAtEachCall() {
        PROVIDERS.forEach((name, start) -> {
            var whole = start.get();
            var counted = new Dying(whole.provider(), Integer.MAX_VALUE, true);
            run(whole, counted.provider(), name);
            for (int at = 1; at <= counted.calls; at++) {
                for (var isBefore : new boolean[] {true, false}) {
                    var world = start.get();
                    var dying = new Dying(world.provider(), at, isBefore);
                    run(world, dying.provider(), name + ", dies " + (isBefore ? "before" : "after") + " call " + at);
                }
            }
            System.out.printf("campaign: %s, worker dies: %d runs%n", name, 2 * counted.calls);
        });
    }

    /** A provider whose caller dies at one call, before it or after its effect. */
    private static final class Dying {

        private final HostingProvider provider;
        private final int at;
        private final boolean isBefore;
        private int calls;

        Dying(HostingProvider provider, int at, boolean isBefore) {
            this.provider = provider;
            this.at = at;
            this.isBefore = isBefore;
        }

        HostingProvider provider() {
            return (HostingProvider) Proxy.newProxyInstance(
                    HostingProvider.class.getClassLoader(),
                    new Class<?>[] {HostingProvider.class},
                    (proxy, method, arguments) -> {
                        var isCall = method.getReturnType() == ProviderOutcome.class;
                        var isLast = isCall && ++calls == at;
                        if (isLast && isBefore) {
                            throw new RemoteEngine.WorkerDied();
                        }
                        try {
                            var answer = method.invoke(provider, arguments);
                            if (isLast) {
                                throw new RemoteEngine.WorkerDied();
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
