package dev.groundwork.hosting.provider.render;

import dev.groundwork.hosting.provider.HostingProviderContract;
import dev.groundwork.hosting.provider.ProviderWorld;
import dev.groundwork.hosting.provider.rest.RestProviderWorld;

final class RenderContractTest extends HostingProviderContract {

    @Override
    protected ProviderWorld start() {
        return new RestProviderWorld(new RenderWorld());
    }
}
