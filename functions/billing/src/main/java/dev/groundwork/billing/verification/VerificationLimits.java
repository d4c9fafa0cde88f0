package dev.groundwork.billing.verification;

/**
 * The limits of one run. A ledger is read whole, so the segments decide what a run reads.
 *
 * @param ledgers so many are verified at most
 * @param segments after so many no other ledger is begun; one of 1 KB takes a quarter of a read unit
 * @param pages so many pages of the table are read at most in search of ledgers, each of up to 1 MB
 */
record VerificationLimits(int ledgers, long segments, int pages) {

    /** Each hour up to 200 ledgers, some 5,000 a day. */
    static final VerificationLimits STANDARD = new VerificationLimits(200, 40_000, 20);
}
