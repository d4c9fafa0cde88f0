package dev.groundwork.hosting.provider.rest;

import dev.groundwork.hosting.campaign.CampaignFault;
import dev.groundwork.hosting.campaign.CampaignWorld;
import dev.groundwork.hosting.provider.HostingProvider;
import dev.groundwork.hosting.provider.Marker;
import dev.groundwork.hosting.provider.rest.FakeApi.Reply;
import dev.groundwork.kernel.DeploymentId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A provider with a REST API over its stand-in, for the campaign. What waits there goes live with the next call. */
public final class RestCampaignWorld implements CampaignWorld {

    private final RemoteProviderContract.World world;
    private int armedAt;

    public RestCampaignWorld(RemoteProviderContract.World world) {
        this.world = world;
    }

    @Override
    public HostingProvider provider() {
        return (HostingProvider) Proxy.newProxyInstance(
                HostingProvider.class.getClassLoader(),
                new Class<?>[] {HostingProvider.class},
                (proxy, method, arguments) -> {
                    world.settle();
                    try {
                        return method.invoke(world.provider(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public void arm(int request, CampaignFault fault) {
        armedAt = world.api().calls().size();
        if (request > 0) {
            world.api().faultAt(armedAt + request - 1, fault == CampaignFault.LOST_ANSWER, reply(fault));
        }
    }

    private static Optional<Reply> reply(CampaignFault fault) {
        return switch (fault) {
            case NO_CALL, LOST_ANSWER -> Optional.empty();
            case SERVER_ERROR -> Optional.of(new Reply(502, "<html>bad gateway</html>", Map.of()));
            case RATE_LIMITED -> Optional.of(new Reply(429, "{}", Map.of("Retry-After", "7")));
            case RATE_LIMITED_BARE -> Optional.of(new Reply(429, "", Map.of()));
            case ERROR_1015 -> Optional.of(new Reply(403, "error code: 1015", Map.of()));
            case TOKEN_REFUSED -> Optional.of(new Reply(401, "{\"message\":\"Unauthorized\"}", Map.of()));
            case GARBLED -> Optional.of(new Reply(200, "<html>", Map.of()));
        };
    }

    @Override
    public int requests() {
        return world.api().calls().size() - armedAt;
    }

    @Override
    public boolean namesAreUnique() {
        return true;
    }

    @Override
    public void stranger(String name, Marker marker) {
        world.mark(world.stranger(name), marker.value());
    }

    @Override
    public long objects(Marker marker) {
        return world.ids().stream()
                .filter(id -> world.marker(id).equals(marker.value()))
                .count();
    }

    @Override
    public long objects() {
        return world.ids().size();
    }

    @Override
    public long deployments(Marker marker, DeploymentId deployment) {
        return world.deploymentsOf(deployment.value());
    }

    @Override
    public List<String> findings() {
        return world.api().findings();
    }

    @Override
    public void close() {
        world.api().close();
    }
}
