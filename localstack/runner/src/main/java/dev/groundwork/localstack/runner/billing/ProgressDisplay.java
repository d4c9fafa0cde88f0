package dev.groundwork.localstack.runner.billing;

import java.io.PrintStream;
import java.time.Duration;

/** Shows progress: on a terminal one line that is written again, elsewhere a line every few seconds. */
final class ProgressDisplay {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final String FROM_THE_START = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean isTerminal;
    private Duration next = Duration.ZERO;
    private boolean isShown;

    ProgressDisplay(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Shows the newest state, where it is time to. */
    synchronized void show(String text, Duration elapsed) {
        if (isTerminal) {
            out.print(FROM_THE_START + text);
            out.flush();
            isShown = true;
        } else if (elapsed.compareTo(next) >= 0) {
            out.println(text);
            next = elapsed.plus(BETWEEN_LINES);
        }
    }

    /** Ends the line that is written again, so that it stays as it is. */
    synchronized void end() {
        if (isShown) {
            out.println();
            isShown = false;
        }
    }

    /** Says something that stays. */
    synchronized void say(String text) {
        end();
        out.println(text);
    }
}
