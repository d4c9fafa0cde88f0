package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.build.Artifact;
import dev.groundwork.localstack.provider.build.BuildFailed;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works through the deployments of one service, one at a time, on a thread that lives while there are some. What serves is touched only
 * once the new release answers.
 */
final class Rollouts {

    private static final System.Logger LOG = System.getLogger(Rollouts.class.getName());

    private final ServiceBook book;
    private final AppRuntime runtime;
    private final AppDependencies dependencies;
    private final ServiceFolder folder;
    private final Consumer<String> buildLog;
    private final Consumer<String> runtimeLog;
    private final Tasks tasks = new Tasks();
    private @Nullable Thread worker;
    private @Nullable String current;
    private boolean closed;

    Rollouts(
            ServiceBook book,
            AppRuntime runtime,
            AppDependencies dependencies,
            ServiceFolder folder,
            Consumer<String> buildLog,
            Consumer<String> runtimeLog) {
        this.book = book;
        this.runtime = runtime;
        this.dependencies = dependencies;
        this.folder = folder;
        this.buildLog = buildLog;
        this.runtimeLog = runtimeLog;
    }

    /** Sees to it that queued deployments are worked on. */
    synchronized void wake() {
        if (!closed && worker == null) {
            worker = tasks.begin(this::work);
        }
    }

    /** Cuts short the work on a deployment, whose status is final already. */
    synchronized void cut(String deploy) {
        if (deploy.equals(current) && worker != null) {
            worker.interrupt();
        }
    }

    private void work() {
        try {
            for (var next = take(); next != null; next = take()) {
                roll(next);
            }
        } finally {
            leave();
        }
    }

    /** Whatever ends a worker, the next order finds that there is none. */
    private synchronized void leave() {
        if (Thread.currentThread().equals(worker)) {
            worker = null;
            current = null;
        }
    }

    private synchronized @Nullable Deploy take() {
        var leftover = Thread.interrupted();
        var next = closed ? null : book.queued().orElse(null);
        current = next == null ? null : next.id();
        if (next == null) {
            worker = null;
        } else if (leftover) {
            LOG.log(System.Logger.Level.DEBUG, "The work before was cut short");
        }
        return next;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void roll(Deploy deploy) {
        var artifact = folder.artifact(deploy.artifact());
        try {
            if (build(deploy, artifact)) {
                start(deploy, artifact);
            }
        } catch (BuildFailed e) {
            fail(deploy, DeployStatus.BUILD_FAILED, e.detail());
        } catch (InterruptedException e) {
            buildLog.accept("The deployment was cut short");
        } catch (IOException | RuntimeException e) {
            if (!isClosed()
                    && book.move(deploy.id(), DeployStatus.BUILD_FAILED, "The provider could not do it: " + e)) {
                LOG.log(System.Logger.Level.ERROR, "A deployment failed for a reason of our own", e);
            }
        }
        folder.prune(book.kept());
    }

    private boolean build(Deploy deploy, Artifact artifact) throws BuildFailed, IOException, InterruptedException {
        if (deploy.isRollback()) {
            if (!artifact.exists()) {
                throw new BuildFailed("What that deployment built is not kept any more");
            }
            return book.move(deploy.id(), DeployStatus.STARTING, "");
        }
        dependencies.builds().acquire();
        try {
            if (!book.move(deploy.id(), DeployStatus.BUILDING, "")) {
                return false;
            }
            folder.remove(artifact);
            buildLog.accept("Deployment " + deploy.id());
            dependencies.builder().build(deploy.build(), artifact, buildLog);
            folder.removeBuildHome(artifact);
            return book.move(deploy.id(), DeployStatus.STARTING, "");
        } finally {
            dependencies.builds().release();
        }
    }

    private void start(Deploy deploy, Artifact artifact) throws IOException, InterruptedException {
        var release = new Release(artifact, deploy.variables());
        switch (dependencies.launcher().launch(release, folder.home(), runtimeLog)) {
            case LaunchOutcome.Answers(var running) -> {
                if (book.goLive(deploy.id(), () -> runtime.show(release, running))) {
                    buildLog.accept("The deployment is live");
                } else {
                    running.end(dependencies.limits().times().closeGrace());
                }
            }
            case LaunchOutcome.Exited(var detail) -> fail(deploy, DeployStatus.START_FAILED, detail);
            case LaunchOutcome.Silent(var detail) -> fail(deploy, DeployStatus.HEALTH_CHECK_FAILED, detail);
        }
    }

    private void fail(Deploy deploy, DeployStatus status, String detail) {
        if (book.move(deploy.id(), status, detail)) {
            buildLog.accept(
                    "The deployment failed: " + detail.lines().findFirst().orElse(status.word()));
        }
    }

    /** Cuts everything short and waits for it; what was under way begins anew after a restart. */
    void close() {
        synchronized (this) {
            closed = true;
        }
        tasks.end(dependencies.limits().times().closeGrace().multipliedBy(2));
    }
}
