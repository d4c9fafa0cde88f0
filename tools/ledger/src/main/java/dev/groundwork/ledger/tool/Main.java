package dev.groundwork.ledger.tool;

import java.util.List;

/** The program behind {@code ./groundwork ledger verify}: findings on stdout, everything else on stderr. */
public final class Main {

    private Main() {}

    /** Ends with 0 where everything is sound, with 1 where something is not, with 2 where nothing could be checked. */
    public static void main(String[] args) {
        System.exit(new Program(System.out::println, System.err::println).run(List.of(args)));
    }
}
