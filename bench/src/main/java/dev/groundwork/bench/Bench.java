package dev.groundwork.bench;

/** Something that is measured. */
interface Bench {

    /** Its name on the command line. */
    String name();

    /** Takes many minutes, or more memory than others: it runs only where it is named. */
    default boolean isLong() {
        return false;
    }

    /** Measures. Takes a minute at most on two cores, but for the start of the whole stack and what is long. */
    ResultTable run(Progress progress);
}
