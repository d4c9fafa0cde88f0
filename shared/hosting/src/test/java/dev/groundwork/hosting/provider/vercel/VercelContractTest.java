package dev.groundwork.hosting.provider.vercel;

import dev.groundwork.hosting.provider.HostingProviderContract;
import dev.groundwork.hosting.provider.ProviderWorld;
import dev.groundwork.hosting.provider.rest.RestProviderWorld;

final class VercelContractTest extends HostingProviderContract {

    @Override
    protected ProviderWorld start() {
        return new RestProviderWorld(new VercelWorld());
    }
}
