package dev.groundwork.billing.hosting;

import java.time.Instant;

/**
 * One run of the daily debit. Two runs for one time are two runs: the second charges what was started since the first.
 *
 * @param id a ULID, under which the run's cursors stand
 * @param time names the date of each owner
 */
record DebitRun(String id, Instant time) {}
