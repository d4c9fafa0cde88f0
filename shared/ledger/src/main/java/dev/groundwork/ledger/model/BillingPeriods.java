package dev.groundwork.ledger.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The periods that a user has paid, oldest first: as many as can still end the life of credits that were given for an older one.
 *
 * @param periods those of the last months
 */
public record BillingPeriods(List<BillingPeriod> periods) {

    /** None. */
    public static final BillingPeriods NONE = new BillingPeriods(List.of());

    /** Once a period is over for so long, all credits given for older ones are gone by themselves: they live two months at most. */
    private static final Duration KEPT = Duration.ofDays(62);

    private static final Comparator<BillingPeriod> ORDER = Comparator.comparing(BillingPeriod::start)
            .thenComparing(BillingPeriod::isChange)
            .thenComparing(BillingPeriod::end);

    private static final String SEPARATOR = ",";

    public BillingPeriods {
        periods = List.copyOf(periods);
    }

    /** Returns these and one more, without those that matter no more. */
    public BillingPeriods with(BillingPeriod period, Instant now) {
        var all = Stream.concat(periods.stream(), Stream.of(period)).distinct().sorted(ORDER);
        return new BillingPeriods(all.toList()).recent(now);
    }

    /** Returns those of them that still matter. */
    public BillingPeriods recent(Instant now) {
        return new BillingPeriods(periods.stream()
                .filter(known -> known.end().plus(KEPT).isAfter(now))
                .toList());
    }

    /** Returns when credits that were given for a period are gone at the latest, nothing where no later period is known. */
    public Optional<Instant> endAfter(BillingPeriod period) {
        return periods.stream()
                .filter(other -> other.isAfter(period))
                .map(BillingPeriod::end)
                .min(Comparator.naturalOrder());
    }

    /** The periods that {@link #toString()} has written. */
    public static BillingPeriods parse(String text) {
        return new BillingPeriods(
                text.isEmpty()
                        ? List.of()
                        : Arrays.stream(text.split(SEPARATOR, -1))
                                .map(BillingPeriod::parse)
                                .toList());
    }

    @Override
    public String toString() {
        return periods.stream().map(BillingPeriod::toString).collect(Collectors.joining(SEPARATOR));
    }
}
