package dev.groundwork.localstack.dynamodb.table;

/** The log to which commits go before they count. */
public interface CommitLog {

    /** Keeps nothing: what is in memory is all there is. */
    CommitLog NONE = commit -> {};

    /** Makes a commit durable, or throws and leaves no trace of it. */
    void append(Commit commit);
}
