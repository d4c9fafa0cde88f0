package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** A worker to which something happens at one of its calls of a provider, once. */
final class DisturbedWorker {

    /** The end of a worker: nothing after it is done. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final int call;
    private final Mishap mishap;
    private int calls;
    private String step = "none";
    private Runnable redeliver = () -> {};
    private Runnable takeOver = () -> {};

    /**
     * Makes one.
     *
     * @param call the number of the call, from 1 on
     */
    DisturbedWorker(int call, Mishap mishap) {
        this.call = call;
        this.mishap = mishap;
    }

    static DisturbedWorker undisturbed() {
        return new DisturbedWorker(0, Mishap.NONE);
    }

    /** Sets what other workers do meanwhile. */
    void others(Runnable whenRedelivered, Runnable whenLate) {
        redeliver = whenRedelivered;
        takeOver = whenLate;
    }

    int calls() {
        return calls;
    }

    /** Returns the name of the call at which it happened. */
    String step() {
        return step;
    }

    HostingProvider on(HostingProvider provider) {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> invoke(provider, method, arguments));
    }

    private Object invoke(HostingProvider provider, Method method, Object[] arguments) throws Throwable {
        var isNow = method.getReturnType() == ProviderOutcome.class && ++calls == call;
        if (isNow) {
            step = method.getName();
            before();
        }
        try {
            var answer = method.invoke(provider, arguments);
            if (isNow) {
                after();
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void before() {
        switch (mishap) {
            case DIES_BEFORE -> throw new Killed();
            case REDELIVERED -> redeliver.run();
            case NONE, DIES_AFTER, LATE -> {}
        }
    }

    private void after() {
        switch (mishap) {
            case DIES_AFTER -> throw new Killed();
            case LATE -> takeOver.run();
            case NONE, DIES_BEFORE, REDELIVERED -> {}
        }
    }
}
