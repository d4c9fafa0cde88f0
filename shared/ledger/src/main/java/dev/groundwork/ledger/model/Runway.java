package dev.groundwork.ledger.model;

import dev.groundwork.kernel.Credits;
import java.util.Arrays;

/**
 * The time that the credits of an owner last for the apps that run.
 *
 * @param available credits that can be spent
 * @param apps how many apps run
 * @param price of one app for one day
 */
public record Runway(Credits available, int apps, Credits price) {

    /** The nearness of the end, as far as the owner is told. */
    public enum Level {
        /** Far: nothing to tell; also where no app runs. */
        LONG(0, Long.MAX_VALUE),
        /** A week or less. */
        WEEK(1, 7),
        /** Two days or less. */
        DAYS(2, 2);

        private final int number;
        private final long days;

        Level(int number, long days) {
            this.number = number;
            this.days = days;
        }

        /** Returns the level of this number, see {@link #number()}. */
        public static Level of(long number) {
            return Arrays.stream(values())
                    .filter(level -> level.number == number)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no level of a runway has the number " + number));
        }

        /** Returns its number, from 0: the higher, the nearer the end. */
        public int number() {
            return number;
        }

        /** Returns true if the end is nearer than at another level. */
        public boolean isNearerThan(Level other) {
            return compareTo(other) > 0;
        }
    }

    /** Returns the whole days that the credits last, with at least one app. */
    public long days() {
        return available.amount() / Math.multiplyExact(price.amount(), apps);
    }

    /** Returns the nearness of the end. */
    public Level level() {
        if (apps == 0 || days() > Level.WEEK.days) {
            return Level.LONG;
        }
        return days() > Level.DAYS.days ? Level.WEEK : Level.DAYS;
    }

    /** Returns the fewest credits with which a level would be another, farther one; of a level that is worth a mail. */
    public long end() {
        return Math.multiplyExact((level().days + 1) * price.amount(), apps);
    }
}
