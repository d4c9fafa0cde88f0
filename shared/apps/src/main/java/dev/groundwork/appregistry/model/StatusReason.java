package dev.groundwork.appregistry.model;

/**
 * The reason of an app's status, where there is one.
 *
 * @param text as callers see it
 */
public record StatusReason(String text) {

    /** Its owner stopped it. */
    public static final StatusReason STOPPED_BY_OWNER = new StatusReason("stopped_by_owner");

    /** A day of hosting could not be paid. */
    public static final StatusReason INSUFFICIENT_CREDITS = new StatusReason("insufficient_credits");

    /** The service was removed at the provider, not by us. */
    public static final StatusReason REMOVED_AT_PROVIDER = new StatusReason("removed_at_provider");

    /** Returns the reason that the provider itself has stopped it. */
    public static StatusReason suspendedByProvider(String why) {
        return new StatusReason("suspended_by_provider:" + why);
    }
}
