package dev.groundwork.payments.sweep;

/**
 * The result of a sweep.
 *
 * @param checked how many events, sessions and parked events it has looked at
 * @param recovered how many of them have changed something now
 * @param parked how many events stay parked
 * @param failed how many could not be looked at; the next sweep tries again
 */
record SweepReport(long checked, long recovered, long parked, long failed) {

    static final SweepReport NOTHING = new SweepReport(0, 0, 0, 0);
    static final SweepReport CHECKED = new SweepReport(1, 0, 0, 0);
    static final SweepReport RECOVERED = new SweepReport(1, 1, 0, 0);
    static final SweepReport PARKED = new SweepReport(1, 0, 1, 0);
    static final SweepReport FAILED = new SweepReport(1, 0, 0, 1);

    SweepReport plus(SweepReport other) {
        return new SweepReport(
                checked + other.checked, recovered + other.recovered, parked + other.parked, failed + other.failed);
    }
}
