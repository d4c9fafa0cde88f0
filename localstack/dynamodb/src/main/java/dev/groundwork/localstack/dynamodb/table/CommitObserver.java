package dev.groundwork.localstack.dynamodb.table;

/** Hears of commits in their order, each before the tables show it; called with the write lock held, so it must be quick. */
public interface CommitObserver {

    /** A commit that is durable; also, in the same way, each that a log brings back. */
    void committed(Commit commit, Database database);
}
