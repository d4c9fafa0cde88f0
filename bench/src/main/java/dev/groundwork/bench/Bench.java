package dev.groundwork.bench;

/** Something that is measured. */
interface Bench {

    /** Its name on the command line. */
    String name();

    /** Measures. Takes a minute at most on two cores, but for the start of the whole stack. */
    ResultTable run(Progress progress);
}
