package dev.groundwork.hosting.reconcile;

final class InMemoryOrphanRecordsTest extends OrphanRecordsContract {

    private final OrphanRecords records = new InMemoryOrphanRecords();

    @Override
    OrphanRecords records() {
        return records;
    }
}
