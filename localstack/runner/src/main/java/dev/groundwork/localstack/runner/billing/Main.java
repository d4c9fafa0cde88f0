package dev.groundwork.localstack.runner.billing;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The program behind {@code ./groundwork billing run}: progress on stderr, the summary on stdout. */
public final class Main {

    private static final int CHARGED = 0;
    private static final int FAILED = 1;
    private static final int NOT_RUN = 2;

    private Main() {}

    /** Ends with 0 where all is charged, with 1 where something failed or is left over, with 2 where nothing was run. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        BillingOptions options;
        try {
            options = BillingOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("groundwork: " + e.getMessage());
            System.err.println(BillingOptions.USAGE);
            return NOT_RUN;
        }
        var display = new ProgressDisplay(System.err, options.isTerminal());
        var isOver = new AtomicBoolean();
        try {
            var stack = new ControlledStack(options.stack());
            var time = options.time().orElseGet(stack::now).truncatedTo(ChronoUnit.SECONDS);
            display.say("hosting-debit for " + time);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stopped(isOver, display)));
            return new DebitRun(stack, display, System.out).run(time) ? CHARGED : FAILED;
        } catch (RunningStack.StackException e) {
            display.say("groundwork: " + e.getMessage());
            return NOT_RUN;
        } finally {
            isOver.set(true);
        }
    }

    /** Ctrl-C ends the command, not the run. */
    private static void stopped(AtomicBoolean isOver, ProgressDisplay display) {
        if (!isOver.get()) {
            display.say(
                    "stopped looking. The run goes on in the stack; the same command shows the rest of it, and charges nothing twice.");
        }
    }
}
