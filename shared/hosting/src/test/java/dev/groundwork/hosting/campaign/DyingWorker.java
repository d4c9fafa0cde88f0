package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills the worker at a call of a provider, just before it or just after it, once. */
final class DyingWorker {

    /** The end of a worker: nothing after it is done. */
    static final class Killed extends RuntimeException {}

    private final AtomicInteger calls = new AtomicInteger();
    private final int call;
    private final boolean isBefore;

    /**
     * Makes one that dies at the n-th call, or never for 0.
     *
     * @param isBefore whether it dies before the call or after it
     */
    DyingWorker(int call, boolean isBefore) {
        this.call = call;
        this.isBefore = isBefore;
    }

    int calls() {
        return calls.get();
    }

    HostingProvider on(HostingProvider provider) {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> invoke(provider, method, arguments));
    }

    private Object invoke(HostingProvider provider, Method method, Object[] arguments) throws Throwable {
        var isCall = method.getReturnType() == ProviderOutcome.class;
        var isLast = isCall && calls.incrementAndGet() == call;
        if (isLast && isBefore) {
            throw new Killed();
        }
        try {
            var answer = method.invoke(provider, arguments);
            if (isLast) {
                throw new Killed();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
