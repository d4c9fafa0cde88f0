package dev.groundwork.hosting.reconcile;

final class InMemoryStartHistoriesTest extends StartHistoriesContract {

    private final StartHistories histories = new InMemoryStartHistories();

    @Override
    StartHistories histories() {
        return histories;
    }
}
