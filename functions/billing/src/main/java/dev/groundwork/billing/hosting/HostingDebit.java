package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.Instants;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/**
 * The handler of the schedule {@code hosting-debit}, each day. The event's {@code time}, an ISO instant, names the date to charge for each owner;
 * without it the clock does. The answer counts what it has charged itself, {@code charged, suspended, failed}, and how many shards go on in the
 * queue, {@code queued}. It may run at any time, any number of times, several at once.
 */
public final class HostingDebit extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    private static final String TIME = "time";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    StartDebit startDebit;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    ProductClock clock;

    /** Makes the handler as Lambda does. */
    public HostingDebit() {}

    /** Makes the handler on a container that is running already. */
    public HostingDebit(ApplicationContext context) {
        super(context);
    }

    @Override
    public Map<String, Long> execute(Map<String, Object> event) {
        var time = event.get(TIME) instanceof String text ? given(text) : clock.instant();
        var started = startDebit.start(time);
        var count = started.count();
        return Map.of(
                "charged", count.charged(),
                "suspended", count.suspended(),
                "failed", count.failed(),
                "queued", started.queued());
    }

    private static Instant given(String time) {
        return Instants.parse(time)
                .orElseThrow(() -> new IllegalArgumentException("the event's time is none of the years 1970 to 9999"));
    }
}
