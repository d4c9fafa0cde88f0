package dev.groundwork.hosting.provider.limit;

final class InMemoryProviderLimitsTest extends ProviderLimitsContract {

    private final CreationQuota quota = new InMemoryCreationQuota(LIMITS);
    private final ProviderCircuits circuits = new InMemoryProviderCircuits();

    @Override
    protected CreationQuota quota() {
        return quota;
    }

    @Override
    protected ProviderCircuits circuits() {
        return circuits;
    }
}
