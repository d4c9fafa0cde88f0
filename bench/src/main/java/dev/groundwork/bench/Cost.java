package dev.groundwork.bench;

/**
 * The cost of calls to DynamoDB.
 *
 * @param roundTrips calls, the SDK's retries not counted
 * @param written write units as DynamoDB reports them
 * @param read read units likewise
 */
record Cost(double roundTrips, double written, double read) {

    /** The part of one of so many operations. */
    Cost each(int operations) {
        return new Cost(roundTrips / operations, written / operations, read / operations);
    }
}
