package dev.groundwork.appregistry;

final class InMemoryAppRegistryTest extends AppRegistryContract {

    private final AppRegistry registry = new InMemoryAppRegistry();

    @Override
    protected AppRegistry registry() {
        return registry;
    }
}
