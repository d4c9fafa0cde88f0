package dev.groundwork.hosting.campaign;

import dev.groundwork.appregistry.model.AppIdentity;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.InMemoryProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.ProviderOutcome;
import dev.groundwork.kernel.DeploymentId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The provider in memory, which takes an order as often as it is given: each call is one request. */
final class InMemoryWorld implements CampaignWorld {

    private final InMemoryProvider provider = new InMemoryProvider();
    private final Duration retryAfter;
    private int requests;
    private int faulty;
    private CampaignFault fault = CampaignFault.NO_CALL;

    InMemoryWorld() {
        this(Duration.ofSeconds(7));
    }

    /** A world whose provider asks for this wait where it limits the rate. */
    InMemoryWorld(Duration retryAfter) {
        this.retryAfter = retryAfter;
    }

    InMemoryProvider inMemory() {
        return provider;
    }

    @Override
    public HostingProvider provider() {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> invoke(method, arguments));
    }

    private Object invoke(Method method, Object[] arguments) throws Throwable {
        var isCall = method.getReturnType() == ProviderOutcome.class;
        var isFaulty = isCall && ++requests == faulty;
        try {
            if (!isFaulty) {
                return method.invoke(provider, arguments);
            }
            if (fault == CampaignFault.LOST_ANSWER) {
                method.invoke(provider, arguments);
            }
            return outcome();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private ProviderOutcome<?> outcome() {
        return switch (fault) {
            case NO_CALL, LOST_ANSWER, SERVER_ERROR, GARBLED ->
                new ProviderOutcome.Unavailable<>(false, Optional.empty());
            case RATE_LIMITED -> new ProviderOutcome.Unavailable<>(true, Optional.of(retryAfter));
            case RATE_LIMITED_BARE, ERROR_1015 -> new ProviderOutcome.Unavailable<>(true, Optional.empty());
            case TOKEN_REFUSED -> new ProviderOutcome.TokenRefused<>();
        };
    }

    @Override
    public void arm(int request, CampaignFault armed) {
        requests = 0;
        faulty = request;
        fault = armed;
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public boolean namesAreUnique() {
        return true;
    }

    @Override
    public void stranger(String name, Marker marker) {
        provider.stranger(new AppIdentity.Slug(name), marker);
    }

    @Override
    public long objects(Marker marker) {
        return provider.services().stream()
                .filter(s -> s.marker().equals(marker))
                .count();
    }

    @Override
    public long objects() {
        return provider.services().size();
    }

    @Override
    public long deployments(Marker marker, DeploymentId deployment) {
        return provider.orders().stream()
                .filter(o -> o.token().deployment().equals(deployment))
                .count();
    }

    @Override
    public List<String> findings() {
        return List.of();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
