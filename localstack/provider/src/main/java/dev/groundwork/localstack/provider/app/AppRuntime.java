package dev.groundwork.localstack.provider.app;

import dev.groundwork.localstack.provider.ProviderLimits;
import dev.groundwork.localstack.provider.proxy.ServicePort;
import dev.groundwork.localstack.provider.proxy.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the part of an app that answers now, and keeps it answering: one that ends is started again with growing pauses, until it died too often.
 * Everything begun here is wanted only in the era in which it was begun; every change from outside begins another.
 */
final class AppRuntime {

    static final String STOPPED = "This app is stopped.";
    static final String NEVER = "Nothing has been deployed here yet.";
    private static final String STARTING = "This app is starting. Try again in a moment.";
    private static final String CRASHED = "This app has crashed.";

    private final ServicePort servicePort;
    private final Launcher launcher;
    private final ProviderLimits.Times times;
    private final Path home;
    private final Consumer<String> log;
    private final RestartPolicy restarts;
    private final Tasks tasks = new Tasks();
    private @Nullable Running running;
    private @Nullable Thread starting;
    private long era;
    private boolean closed;

    AppRuntime(
            ServicePort servicePort, Launcher launcher, ProviderLimits.Times times, Path home, Consumer<String> log) {
        this.servicePort = servicePort;
        this.launcher = launcher;
        this.times = times;
        this.restarts = new RestartPolicy(times);
        this.home = home;
        this.log = log;
    }

    synchronized boolean isCrashed() {
        return restarts.isCrashed();
    }

    /** Lets what answers already take over; what answered before is drained and ended behind it. */
    synchronized void show(Release release, Running next) {
        if (closed) {
            tasks.begin(() -> next.end(times.closeGrace()));
            return;
        }
        beginEra();
        take(release, next);
    }

    private void beginEra() {
        era++;
        restarts.reset();
        if (starting != null) {
            starting.interrupt();
            starting = null;
        }
    }

    private void take(Release release, Running next) {
        var former = running;
        running = next;
        var assignment = servicePort.switchTo(next.target());
        if (former != null) {
            tasks.begin(() -> {
                try {
                    assignment.awaitIdle(times.drain());
                } finally {
                    former.end(times.stopGrace());
                }
            });
        }
        switch (next) {
            case Running.AsProcess process -> watch(process, release);
            case Running.AsFiles files -> {}
        }
    }

    private void watch(Running.AsProcess process, Release release) {
        tasks.begin(() -> {
            process.tree().awaitExit();
            ended(process, release);
        });
    }

    /** Starts a release unless one runs or is being started; in the background, until it answers. */
    synchronized void start(Release release) {
        if (!closed && running == null && starting == null) {
            beginEra();
            servicePort.switchTo(new Target.Nothing(STARTING));
            begin(release, Duration.ZERO);
        }
    }

    /** Starts a release beside the one that runs, which goes on until the new one answers. */
    synchronized void restart(Release release) {
        if (!closed && starting == null) {
            beginEra();
            begin(release, Duration.ZERO);
        }
    }

    private void begin(Release release, Duration pause) {
        var begun = era;
        starting = tasks.begin(() -> {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            launch(release, begun);
        });
    }

    private void launch(Release release, long begun) throws InterruptedException {
        var detail = "The app could not be started";
        try {
            switch (launcher.launch(release, home, log)) {
                case LaunchOutcome.Answers(var next) -> {
                    if (!taken(release, next, begun)) {
                        next.end(times.closeGrace());
                    }
                    return;
                }
                case LaunchOutcome.Exited(var why) -> detail = why;
                case LaunchOutcome.Silent(var why) -> detail = why;
            }
        } catch (IOException e) {
            detail = detail + ": " + e.getMessage();
        }
        log.accept(detail.lines().findFirst().orElse(detail));
        failed(release, begun);
    }

    private synchronized boolean taken(Release release, Running next, long begun) {
        if (closed || era != begun) {
            return false;
        }
        starting = null;
        take(release, next);
        return true;
    }

    private synchronized void failed(Release release, long begun) {
        if (!closed && era == begun) {
            starting = null;
            if (running == null) {
                died(release, true);
            }
        }
    }

    private void ended(Running.AsProcess process, Release release) {
        var mourned = mourn(process);
        var quickly = process.tree().age().compareTo(times.quickDeath()) < 0;
        process.end(times.stopGrace());
        if (mourned.isPresent()) {
            revive(release, mourned.getAsLong(), quickly);
        }
    }

    /** Takes note that what runs has ended, unless something else runs already; answers the era. */
    private synchronized OptionalLong mourn(Running.AsProcess process) {
        if (closed || running == null || !running.equals(process)) {
            return OptionalLong.empty();
        }
        running = null;
        servicePort.switchTo(new Target.Nothing(STARTING));
        log.accept("The process ended with exit code " + process.tree().exitCode());
        return OptionalLong.of(era);
    }

    private synchronized void revive(Release release, long begun, boolean quickly) {
        if (!closed && era == begun && starting == null && running == null) {
            died(release, quickly);
        }
    }

    private void died(Release release, boolean quickly) {
        var pause = restarts.ended(quickly);
        if (pause.isEmpty()) {
            servicePort.switchTo(new Target.Nothing(CRASHED));
            log.accept("The app crashed: it ended " + times.quickDeaths() + " times in a row and is not started again");
            return;
        }
        servicePort.switchTo(new Target.Nothing(STARTING));
        begin(release, pause.get());
    }

    /** Ends what runs, in the background; requests are refused from now on. */
    synchronized void stop() {
        beginEra();
        var former = Optional.ofNullable(running);
        running = null;
        servicePort.switchTo(new Target.Nothing(STOPPED));
        former.ifPresent(r -> tasks.begin(() -> r.end(times.stopGrace())));
    }

    /** Ends everything, and returns when it has ended. */
    void close() {
        Optional<Running> last;
        synchronized (this) {
            closed = true;
            beginEra();
            last = Optional.ofNullable(running);
            running = null;
        }
        try {
            servicePort.close();
        } finally {
            last.ifPresent(r -> r.end(times.closeGrace()));
            tasks.end(times.closeGrace().multipliedBy(2));
        }
    }
}
