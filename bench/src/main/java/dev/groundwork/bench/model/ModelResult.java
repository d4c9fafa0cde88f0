package dev.groundwork.bench.model;

import java.time.Duration;

/**
 * The outcome of a modelled run.
 *
 * @param report what it did
 * @param took real time
 * @param entries that were written
 * @param violations charges that were wrong, too many or too few, by now; balances below zero; apps in the wrong state
 */
public record ModelResult(ModelReport report, Duration took, long entries, long violations) {

    /** Seconds of the product's time. */
    public double seconds() {
        return report.seconds();
    }

    /** Write units of all tables. */
    public double writeUnits() {
        return report.credits().writable().total() + report.apps().writable().total();
    }

    /** Read units of all tables. */
    public double readUnits() {
        return report.credits().readable().total()
                + report.apps().readable().total()
                + report.accounts().readable().total();
    }

    /** The most write units that a partition of any table gave in a second. */
    public double hottestWrites() {
        return Math.max(
                report.credits().writable().hottest(), report.apps().writable().hottest());
    }

    /** The most read units that a partition of any table gave in a second. */
    public double hottestReads() {
        return Math.max(
                report.credits().readable().hottest(),
                Math.max(
                        report.apps().readable().hottest(),
                        report.accounts().readable().hottest()));
    }

    /** The number of refusals of all partitions. */
    public long throttles() {
        return report.credits().writable().refusals()
                + report.apps().writable().refusals()
                + report.credits().readable().refusals()
                + report.apps().readable().refusals()
                + report.accounts().readable().refusals();
    }

    /** Processes that ended in the middle. */
    public long crashes() {
        return report.credits().crashes() + report.apps().crashes();
    }

    /** Answers of writes that were lost. */
    public long lostAnswers() {
        return report.credits().lostAnswers() + report.apps().lostAnswers();
    }

    /** Messages that were sent to the queue. */
    public long messages() {
        return report.messages();
    }

    /** Calls to DynamoDB. */
    public long calls() {
        return report.credits().count()
                + report.apps().count()
                + report.accounts().count();
    }
}
