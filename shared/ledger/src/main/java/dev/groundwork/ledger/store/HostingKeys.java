package dev.groundwork.ledger.store;

/**
 * The keys of the table {@code credits} that the daily debit of hosting writes, and its conditions.
 *
 * <pre>
 * pk                sk                  item                                      condition on write
 * USER#usr_…        BAL                 a user's balance and newest operations    CHARGE_DAY on the usual day, else FIRST_SETTLEMENT or
 *                                                                                 SAME_SETTLEMENT, with NO_MORE where days stay unpaid;
 *                                                                                 SAME_WARNING to warn of a short runway
 * </pre>
 */
final class HostingKeys {

    /** As for a spend; nobody else has the key, so it is enough that it is above the low watermark, by which a segment finds the entries. */
    static final String SPEND =
            "attribute_not_exists(lockToken) AND available >= :cost AND nextChange > :now AND lowWatermark < :key AND standing >= :cost";

    /**
     * The day before is the newest that was settled: of all runs for one day one charges it, and none is left out. Every app ran when it was settled,
     * and nothing of it is open: no app owes more than this day, and none is to be suspended.
     */
    static final String CHARGE_DAY =
            SPEND + " AND hostedDay = :before AND hostedAt >= :newest AND attribute_not_exists(hostedOpen)";

    /** No day was charged ever: of two first runs one charges. */
    static final String FIRST_SETTLEMENT = SPEND + " AND attribute_not_exists(hostedBy)";

    /** No day was charged since the account was read, so what is owed is what it was: of two runs for one day one charges it. */
    static final String SAME_SETTLEMENT = SPEND + " AND hostedBy = :seen";

    /** No credits have come since the account was read: nobody is suspended who can pay. */
    static final String NO_MORE = " AND available < :enough";

    /** With the spend of the usual day: what is known of the days then; nothing is open. */
    static final String CHARGING_DAY = ", hostedDay = :day, hostedAt = :at, hostedBy = :key";

    /** With the spend of other days: the same, and what is open. */
    static final String SETTLING = CHARGING_DAY + ", hostedOpen = :open";

    /** With the spend of other days: the same where nothing is open. */
    static final String SETTLING_ALL = CHARGING_DAY + " REMOVE hostedOpen";

    /** The owner is told of a short runway with this write. */
    static final String WARNING = "SET runwayTold = :level";

    /** The runway is long again: the next time it is short is worth a mail. */
    static final String REARMING = "REMOVE runwayTold";

    /** Nobody has told the owner anything since the account was read: of two runs that see one level one tells it. */
    static final String SAME_WARNING = CreditsTable.OPEN + " AND runwayTold = :before";

    /** The same where the owner was told of no short runway. */
    static final String FIRST_WARNING = CreditsTable.OPEN + " AND attribute_not_exists(runwayTold)";

    /** No credits have come since the account was read: nobody is told of a runway that is longer by now. */
    static final String SHORT = " AND available < :end";

    private HostingKeys() {}
}
