package dev.groundwork.bench.model;

/**
 * The counts of a modelled debit.
 *
 * @param seconds of virtual time from the first message to the last
 * @param charged days of apps, as the workers counted them; what a crash did not let them count is missing
 * @param failed owners who were tried again
 * @param suspensionMails about suspended apps
 * @param runwayMails about a runway that has become short
 * @param messages sent to the queue
 * @param credits calls to the table of credits
 * @param apps calls to the table of apps
 * @param accounts calls to the table of accounts
 */
public record ModelReport(
        double seconds,
        long charged,
        long failed,
        long suspensionMails,
        long runwayMails,
        long messages,
        SimulatedCalls credits,
        SimulatedCalls apps,
        SimulatedCalls accounts) {}
