package dev.groundwork.bench;

import java.io.PrintStream;

/** Shows that work goes on: a line for each benchmark, a dot for each round. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    void begin(String name) {
        out.print(name + " ");
        out.flush();
    }

    void step() {
        out.print('.');
        out.flush();
    }

    void end(long seconds) {
        out.println(" " + seconds + " s");
    }
}
