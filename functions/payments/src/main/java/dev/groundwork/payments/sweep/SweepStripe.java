package dev.groundwork.payments.sweep;

import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import dev.groundwork.kernel.ProductClock;
import dev.groundwork.payments.sweep.StripeHistory.Page;
import dev.groundwork.payments.sweep.StripeHistory.Position;
import dev.groundwork.payments.sweep.SweepPositions.SweptList;
import dev.groundwork.payments.webhook.ApplyEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recovers what was paid at Stripe and did not arrive: the events of the last days that Stripe could not deliver, the checkout sessions that are paid, in
 * case that their events were lost altogether, and the parked events, some of which can be applied by now. All of it goes through the door of the
 * webhook, so what has arrived changes nothing, and a sweep may run any number of times, several at once.
 */
@Singleton
final class SweepStripe {

    private static final Logger LOG = LoggerFactory.getLogger(SweepStripe.class);

    /** Stripe sends an event again for three days, and a bank transfer takes some more. */
    private static final Duration LOOK_BACK = Duration.ofDays(10);

    /** After this a sweep stops, and the next one goes on from there; Lambda would end it after fifteen minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final StripeHistory history;
    private final SweepPositions positions;
    private final ApplyEvent applyEvent;
    private final RetryParked retryParked;
    private final ProductClock clock;

    SweepStripe(
            StripeHistory history,
            SweepPositions positions,
            ApplyEvent applyEvent,
            RetryParked retryParked,
            ProductClock clock) {
        this.history = history;
        this.positions = positions;
        this.applyEvent = applyEvent;
        this.retryParked = retryParked;
        this.clock = clock;
    }

    SweepReport sweep() {
        var since = clock.instant().minus(LOOK_BACK);
        var parked = retryParked.retry();
        var events = list(
                SweptList.EVENTS,
                (position, after) -> history.undelivered(since, position, after),
                event -> parked.still().contains(event.getId())
                        ? SweepReport.NOTHING
                        : one(event.getId(), () -> applyEvent.apply(event)),
                Event::getCreated);
        var sessions = list(
                SweptList.SESSIONS,
                (position, after) -> history.complete(since, position, after),
                session -> isParked(session, parked.still())
                        ? SweepReport.NOTHING
                        : one(session.getId(), () -> applyEvent.apply(session)),
                Session::getCreated);
        return parked.report().plus(events).plus(sessions);
    }

    private static boolean isParked(Session session, Set<String> parked) {
        return parked.contains(session.getId())
                || (session.getPaymentIntent() != null && parked.contains(session.getPaymentIntent()));
    }

    /** Reads one page. */
    @FunctionalInterface
    private interface ReadPage<T> {

        Page<T> read(Position position, Optional<String> after);
    }

    /** Goes through a list, from where the sweep before has stopped, until its end or until the time is over. */
    private <T> SweepReport list(
            SweptList list, ReadPage<T> pages, Function<T, SweepReport> work, Function<T, Long> created) {
        var deadline = clock.instant().plus(LONGEST);
        var position = positions.find(list);
        var total = SweepReport.NOTHING;
        Optional<String> after = Optional.empty();
        do {
            var page = pages.read(position, after);
            total = page.items().stream().map(work).reduce(total, SweepReport::plus);
            after = page.next();
            if (after.isPresent() && clock.instant().isAfter(deadline)) {
                return stopped(
                        list,
                        total,
                        Instant.ofEpochSecond(created.apply(page.items().getLast())));
            }
        } while (after.isPresent());
        positions.note(list, Position.NEWEST);
        return total;
    }

    private SweepReport stopped(SweptList list, SweepReport total, Instant at) {
        positions.note(list, new Position(Optional.of(at)));
        LOG.atWarn()
                .addKeyValue("event", "sweep_stopped")
                .addKeyValue("list", list.name())
                .addKeyValue("notAfter", at)
                .log("The time of a sweep is over; the next one goes on from here");
        return total;
    }

    /** One that fails keeps no other from being applied. */
    static SweepReport one(String id, Supplier<ApplyEvent.Outcome> work) {
        try {
            return switch (work.get()) {
                case APPLIED -> SweepReport.RECOVERED;
                case KNOWN, IGNORED -> SweepReport.CHECKED;
                case PARKED -> SweepReport.PARKED;
                case BUSY -> SweepReport.FAILED;
            };
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("event", "sweep_failed")
                    .addKeyValue("stripeEventId", id)
                    .setCause(e)
                    .log("What Stripe remembers could not be applied");
            return SweepReport.FAILED;
        }
    }
}
