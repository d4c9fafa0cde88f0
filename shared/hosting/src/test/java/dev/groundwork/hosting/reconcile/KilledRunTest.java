package dev.groundwork.hosting.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.appregistry.AppRegistry;
import dev.groundwork.appregistry.InMemoryAppRegistry;
import dev.groundwork.appregistry.model.Serving.ServiceId;
import dev.groundwork.hosting.InMemoryHosting;
import dev.groundwork.hosting.provider.HostingProvider.ServiceState;
import dev.groundwork.kernel.AppId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A run is killed before and after each of its writes, at the table and at the provider; the next runs end as if nothing had been. */
final class KilledRunTest {

    /** The end of a process: nothing after it is done, and nothing catches it. */
    private static final class Killed extends Error {}

    /** Counts what is written, and kills at one of the writes. */
    private static final class Writes {

        private int count;
        private int last;
        private boolean isBefore;

        void arm(int write, boolean before) {
            count = 0;
            last = write;
            isBefore = before;
        }

        void before() {
            count++;
            if (count == last && isBefore) {
                throw new Killed();
            }
        }

        void after() {
            if (count == last && !isBefore) {
                throw new Killed();
            }
        }
    }

    private static final class World {

        final Writes writes = new Writes();
        final InMemoryHosting hosting = new InMemoryHosting(registry(writes));
        final AppId crashed = hosting.deployedApp();
        final AppId lost = hosting.deployedApp();
        final AppId suspended = hosting.deployedApp();
        final AppId doomed = hosting.deployedApp();

        World() {
            for (int i = 0; i < StartHistory.MAX_STARTS; i++) {
                hosting.provider.set(service(doomed), ServiceState.CRASHED);
                hosting.clock.advance(Duration.ofMinutes(33));
                hosting.reconcile.run();
            }
            hosting.clock.advance(Duration.ofMinutes(33));
            hosting.provider.set(service(doomed), ServiceState.CRASHED);
            hosting.provider.set(service(crashed), ServiceState.CRASHED);
            hosting.provider.suspend(service(suspended), "billing");
            hosting.provider.lose(service(lost));
            hosting.provider.faults(call -> atProvider(call, true), call -> atProvider(call, false));
        }

        private void atProvider(String call, boolean isBefore) {
            if (call.equals("start") || call.equals("stop")) {
                if (isBefore) {
                    writes.before();
                } else {
                    writes.after();
                }
            }
        }

        ServiceId service(AppId id) {
            return hosting.read(id).serving().service().orElseThrow();
        }

        List<Object> end() {
            return List.of(
                    hosting.read(crashed).isRunning(),
                    hosting.provider.services().stream()
                            .filter(s -> s.id().equals(service(crashed)))
                            .map(s -> s.state())
                            .toList(),
                    hosting.read(lost).serving().reason(),
                    hosting.read(suspended).serving().reason(),
                    hosting.read(doomed).serving().reason());
        }
    }

    private static AppRegistry registry(Writes writes) {
        var registry = new InMemoryAppRegistry();
        return (AppRegistry) Proxy.newProxyInstance(
                AppRegistry.class.getClassLoader(), new Class<?>[] {AppRegistry.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("replace")) {
                        return invoke(registry, method, arguments);
                    }
                    writes.before();
                    var answer = invoke(registry, method, arguments);
                    writes.after();
                    return answer;
                });
    }

    private static Object invoke(AppRegistry registry, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(registry, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Test
    @DisplayName(
            "INFRA-HOST-894 a run that is killed before or after any of its writes ends like one that is not, some runs later")
    void killed() {
        var whole = new World();
        whole.writes.arm(0, true);
        whole.hosting.reconcile.run();
        int count = whole.writes.count;
        assertThat(count).as("writes of a run").isEqualTo(5);

        for (int write = 1; write <= count; write++) {
            for (var isBefore : List.of(true, false)) {
                var world = new World();
                world.writes.arm(write, isBefore);
                var isKilled = false;
                try {
                    world.hosting.reconcile.run();
                } catch (Killed e) {
                    isKilled = true;
                }
                world.writes.arm(0, true);
                assertThat(isKilled).isTrue();

                for (int i = 0; i < 2; i++) {
                    world.hosting.clock.advance(Duration.ofMinutes(1));
                    world.hosting.reconcile.run();
                }

                assertThat(world.end())
                        .as("write %d, before %s", write, isBefore)
                        .isEqualTo(whole.end());
            }
        }
    }
}
