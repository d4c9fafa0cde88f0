package dev.groundwork.localstack.provider.database;

import dev.groundwork.localstack.provider.process.Command;
import dev.groundwork.localstack.provider.process.Orphans;
import dev.groundwork.localstack.provider.process.ProcessTree;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** A PostgreSQL server of one app on 127.0.0.1. One that ends by itself is started again, unless it keeps ending quickly. */
final class PostgresDatabase implements HostedDatabase {

    private static final Duration QUICK_DEATH = Duration.ofSeconds(30);
    private static final int QUICK_DEATHS = 3;
    private static final Duration END_GRACE = Duration.ofSeconds(5);
    private static final String READY = "database system is ready to accept connections";

    private final PostgresFiles files;
    private final Orphans orphans;
    private final UnaryOperator<DatabaseRecord> keep;
    private final String superuserPassword;
    private final Thread keeper;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile DatabaseRecord record;
    private volatile Status status = Status.PROVISIONING;
    private volatile String detail = "";

    /**
     * Makes one that does not run yet.
     *
     * @param keep writes a changed record to disk
     */
    PostgresDatabase(
            DatabaseRecord record,
            PostgresFiles files,
            Orphans orphans,
            UnaryOperator<DatabaseRecord> keep,
            String superuserPassword) {
        this.record = record;
        this.files = files;
        this.orphans = orphans;
        this.keep = keep;
        this.superuserPassword = superuserPassword;
        this.keeper = Thread.ofPlatform().daemon().name("postgres").unstarted(this::run);
    }

    @Override
    public DatabaseRecord record() {
        return record;
    }

    @Override
    public Status status() {
        return status;
    }

    @Override
    public String detail() {
        return detail;
    }

    @Override
    public String address() {
        return "postgresql://app:" + record.password() + "@127.0.0.1:" + record.port() + "/app";
    }

    @Override
    public void begin() {
        keeper.start();
    }

    private void run() {
        try {
            if (!record.made()) {
                files.make(record.password(), superuserPassword);
                record = keep.apply(record.complete());
            }
            int deaths = 0;
            while (deaths < QUICK_DEATHS) {
                deaths = serve().compareTo(QUICK_DEATH) > 0 ? 0 : deaths + 1;
            }
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Runs the server until it ends, or until this thread is interrupted, and returns for how long it ran. */
    private Duration serve() throws IOException, InterruptedException {
        var server = ProcessTree.start(command(), this::read);
        orphans.started(server);
        try {
            server.awaitExit();
            fail(server.lastLines());
            return server.age();
        } finally {
            server.end(END_GRACE);
            orphans.ended(server);
        }
    }

    private Command command() {
        var programs = files.programs();
        var arguments = programs.command(
                programs.postgres(),
                "-D",
                files.data().toString(),
                "-p",
                Integer.toString(record.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=16MB",
                "-c",
                "max_connections=50",
                "-c",
                "lc_messages=C",
                "-c",
                "logging_collector=off");
        return new Command(arguments, files.folder(), files.environment(), Set.of("HOME"));
    }

    private void read(String line) {
        if (line.contains(READY)) {
            detail = "";
            status = Status.READY;
        }
    }

    private void fail(String why) {
        detail = why;
        status = Status.FAILED;
    }

    @Override
    public void end() {
        if (!keeper.isAlive()) {
            return;
        }
        keeper.interrupt();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
