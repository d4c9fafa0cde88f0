package dev.groundwork.localstack.provider.database;

/** A database of an app. */
public interface HostedDatabase {

    /** The engine that runs in a process. */
    String POSTGRES = "postgres";

    /** The engine that is a file. */
    String SQLITE = "sqlite";

    /** The status of a database. */
    enum Status {
        PROVISIONING,
        READY,
        FAILED
    }

    /** Returns what is kept of it. */
    DatabaseRecord record();

    /** Returns its status. */
    Status status();

    /** Returns why it has failed, empty where it has not. */
    String detail();

    /** Returns its address with its password. */
    String address();

    /** Makes it if it was not made, and has it run; returns at once. */
    void begin();

    /** Ends it; returns when nothing of it runs. What is in it stays. */
    void end();
}
