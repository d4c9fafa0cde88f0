package dev.groundwork.hosting.port;

final class InMemoryAppRegistryTest extends AppRegistryContract {

    private final AppRegistry registry = new InMemoryAppRegistry();

    @Override
    protected AppRegistry registry() {
        return registry;
    }
}
