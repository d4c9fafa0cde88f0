package dev.groundwork.hosting.campaign;

import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.ProviderOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.IntSupplier;

/** Looks at the calls of a provider: in which of them a request had its fault, and whether each waits as long as the provider has asked for. */
final class ObservedProvider {

    private final IntSupplier requests;
    private final InstantSource clock;
    private final int faulty;
    private String step = "none";
    private Instant quietUntil = Instant.MIN;
    private int hasty;

    /**
     * Makes one.
     *
     * @param requests counts the requests so far
     * @param faulty the number of the request that has a fault
     */
    ObservedProvider(IntSupplier requests, int faulty, InstantSource clock) {
        this.requests = requests;
        this.faulty = faulty;
        this.clock = clock;
    }

    /** Returns the name of the call in which a request had its fault. */
    String step() {
        return step;
    }

    /** Counts the calls that came before the time that the provider had named. */
    int hasty() {
        return hasty;
    }

    HostingProvider on(HostingProvider provider) {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> invoke(provider, method, arguments));
    }

    private Object invoke(HostingProvider provider, Method method, Object[] arguments) throws Throwable {
        if (method.getReturnType() == ProviderOutcome.class && clock.instant().isBefore(quietUntil)) {
            hasty++;
        }
        var before = requests.getAsInt();
        try {
            var answer = method.invoke(provider, arguments);
            if (before < faulty && requests.getAsInt() >= faulty) {
                step = method.getName();
            }
            if (answer instanceof ProviderOutcome.Unavailable<?>(var rateLimited, var after) && rateLimited) {
                after.ifPresent(wait -> quietUntil = clock.instant().plus(wait));
            }
            return answer;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
