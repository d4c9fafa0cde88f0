package dev.groundwork.bench;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Shows that work goes on: a line for each benchmark, a dot for each round. */
final class Progress {

    private final PrintStream out;

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Shown to nobody. */
    static Progress silent() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    void begin(String name) {
        out.print(name + " ");
        out.flush();
    }

    void step() {
        out.print('.');
        out.flush();
    }

    /** Says something on a line of its own. */
    void say(String text) {
        out.println();
        out.println(text);
    }

    /** Shows how far something is, on one line that is written again. */
    void renew(String text) {
        out.print("\r" + text);
        out.flush();
    }

    void end(long seconds) {
        out.println(" " + seconds + " s");
    }
}
