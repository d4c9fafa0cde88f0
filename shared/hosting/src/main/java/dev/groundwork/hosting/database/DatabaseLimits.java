package dev.groundwork.hosting.database;

import java.time.Duration;
import java.time.Instant;

/**
 * The limits of databases, by the product's clock.
 *
 * @param lease how long a step may take before another worker repeats it; longer than all calls of one step together may last
 * @param provisioning how long a provider may take to make a database
 * @param silence how long a provider may not answer before an attempt ends
 * @param settling how long a database that was just made may not be found by its id
 * @param shortestPoll the first interval of polls
 * @param longestPoll the longest interval of polls and tries
 */
record DatabaseLimits(
        Duration lease,
        Duration provisioning,
        Duration silence,
        Duration settling,
        Duration shortestPoll,
        Duration longestPoll) {

    /** The limits of the product. */
    static final DatabaseLimits STANDARD = new DatabaseLimits(
            Duration.ofMinutes(2),
            Duration.ofMinutes(30),
            Duration.ofHours(24),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));

    /** Returns the interval to the next poll: longer with the age of the attempt, so that a quick database is seen quickly. */
    Duration poll(Instant begunAt, Instant now) {
        var age = Duration.between(begunAt, now).dividedBy(4);
        return age.compareTo(shortestPoll) < 0 ? shortestPoll : age.compareTo(longestPoll) > 0 ? longestPoll : age;
    }
}
