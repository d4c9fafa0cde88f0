package dev.groundwork.hosting.build;

import dev.groundwork.appregistry.AppRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A registry of apps where something happens at one call, just before it or just after it: a crash, or another worker's whole work. */
final class DisturbedRegistry {

    /** The end of a worker: nothing after it is done. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final AppRegistry registry;
    private int calls;
    private int at;
    private boolean isBefore;
    private Runnable event = () -> {};

    DisturbedRegistry(AppRegistry registry) {
        this.registry = registry;
    }

    /** The n-th call from now on is disturbed, once; none is for 0. */
    void arm(int call, boolean isBeforeCall, Runnable happens) {
        calls = 0;
        at = call;
        isBefore = isBeforeCall;
        event = happens;
    }

    /** Counts the calls since it was armed. */
    int calls() {
        return calls;
    }

    AppRegistry registry() {
        return (AppRegistry) Proxy.newProxyInstance(
                AppRegistry.class.getClassLoader(), new Class<?>[] {AppRegistry.class}, (proxy, method, arguments) -> {
                    var isNow = ++calls == at;
                    if (isNow && isBefore) {
                        event.run();
                    }
                    try {
                        var answer = method.invoke(registry, arguments);
                        if (isNow && !isBefore) {
                            event.run();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
