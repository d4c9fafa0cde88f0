package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.log.LogPage;
import dev.groundwork.localstack.provider.log.LogRing;
import dev.groundwork.localstack.provider.proxy.ServicePort;
import java.time.Instant;
import java.util.Optional;

/** One service: its record, its logs, what it runs and what is being deployed to it. Every command may be repeated. */
public final class HostedApp {

    private final ServiceBook book;
    private final ServiceFolder folder;
    private final LogRing buildLog;
    private final LogRing runtimeLog;
    private final AppRuntime runtime;
    private final Rollouts rollouts;

    private HostedApp(
            ServiceBook book,
            ServiceFolder folder,
            LogRing buildLog,
            LogRing runtimeLog,
            AppRuntime runtime,
            Rollouts rollouts) {
        this.book = book;
        this.folder = folder;
        this.buildLog = buildLog;
        this.runtimeLog = runtimeLog;
        this.runtime = runtime;
        this.rollouts = rollouts;
    }

    static HostedApp open(
            ServiceRecord record, ServiceFolder folder, ServicePort servicePort, AppDependencies dependencies) {
        var sizes = dependencies.limits().sizes();
        var times = dependencies.limits().times();
        var clock = dependencies.clock();
        var build = new LogRing(folder.logs("build"), clock, sizes.logLines(), sizes.logBytes());
        var runtimeLog = new LogRing(folder.logs("runtime"), clock, sizes.logLines(), sizes.logBytes());
        var book = new ServiceBook(new RecordFile(folder.root()), clock, sizes, record);
        var runtime = new AppRuntime(servicePort, dependencies.launcher(), times, folder.home(), runtimeLog::append);
        var rollouts = new Rollouts(book, runtime, dependencies, folder, build::append, runtimeLog::append);
        return new HostedApp(book, folder, build, runtimeLog, runtime, rollouts);
    }

    /** After a restart of the provider: what ran runs again, what was being deployed begins anew. */
    void resume() {
        book.requeue();
        if (book.withWanted(active -> runtime.start(release(active)))
                && !book.record().wanted()) {
            runtime.stop();
        }
        rollouts.wake();
    }

    /** As it is kept. */
    public ServiceRecord record() {
        return book.record();
    }

    /** Returns its status. */
    public ServiceStatus status() {
        var record = book.record();
        if (record.active() == null) {
            return ServiceStatus.NONE;
        }
        if (!record.wanted()) {
            return ServiceStatus.STOPPED;
        }
        return runtime.isCrashed() ? ServiceStatus.CRASHED : ServiceStatus.RUNNING;
    }

    /** Orders a deployment, or answers the one that was ordered under this client token. */
    public Deploy deploy(DeployOrder order) {
        var deploy = book.order(order, Optional.empty());
        rollouts.wake();
        return deploy;
    }

    /** Orders that an earlier deployment serves again, as it was built and with its variables; nothing where its build is not kept. */
    public Optional<Deploy> rollback(String id, Optional<String> clientToken) {
        var known = clientToken.flatMap(book::byToken);
        if (known.isPresent()) {
            return known;
        }
        var deploy = book.deploy(id)
                .filter(d -> d.status() == DeployStatus.LIVE)
                .filter(d -> folder.artifact(d.artifact()).exists())
                .map(d -> book.order(
                        new DeployOrder(d.repository(), d.commit(), d.settingsOrNone(), d.variables(), clientToken),
                        Optional.of(d.artifact())));
        rollouts.wake();
        return deploy;
    }

    /** A deployment as it is now. */
    public Optional<Deploy> deploy(String id) {
        return book.deploy(id);
    }

    /** The deployment ordered under a client token. */
    public Optional<Deploy> byToken(String clientToken) {
        return book.byToken(clientToken);
    }

    /** Cancels a deployment that is not finished; others stay as they are. */
    public Optional<Deploy> cancel(String id) {
        book.move(id, DeployStatus.CANCELLED, "Cancelled on request");
        rollouts.cut(id);
        return book.deploy(id);
    }

    /** Ends what runs, and what is being deployed with it. */
    public void stop() {
        book.halt("The service was stopped", runtime::stop).forEach(rollouts::cut);
    }

    /** Starts what was deployed last; false where nothing was. */
    public boolean start() {
        return book.run(active -> runtime.start(release(active)));
    }

    /** Starts what runs anew, without a gap; what is stopped stays so. False where nothing was deployed. */
    public boolean restart() {
        return book.withWanted(active -> runtime.restart(release(active)));
    }

    private Release release(Deploy deploy) {
        return new Release(folder.artifact(deploy.artifact()), deploy.variables());
    }

    /** A part of a log. */
    public LogPage log(LogType type, long from, Optional<Instant> since, int limit) {
        return switch (type) {
            case BUILD -> buildLog.read(from, since, limit);
            case RUNTIME -> runtimeLog.read(from, since, limit);
        };
    }

    /** Ends everything of it and returns when it has ended; what was meant to run is still meant to. */
    void close() {
        var deploying = Thread.ofVirtual().start(rollouts::close);
        try {
            runtime.close();
            deploying.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            buildLog.close();
            runtimeLog.close();
        }
    }

    /** Ends everything of it for good. */
    void remove() {
        book.cancelAll("The service was deleted").forEach(rollouts::cut);
        close();
    }
}
