package dev.groundwork.hosting.source;

final class InMemorySourceStoreTest extends SourceStoreContract {

    private final SourceStore store = new InMemorySourceStore();

    @Override
    protected SourceStore store() {
        return store;
    }
}
