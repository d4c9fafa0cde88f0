package dev.groundwork.billing.hosting;

import dev.groundwork.kernel.Instants;
import dev.groundwork.kernel.ProductClock;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;

/**
 * The handler of the schedule {@code hosting-debit}, each day. The event's {@code time}, an ISO instant, names the day to charge; without it
 * the clock does. The answer counts {@code charged, suspended, failed}. It may run at any time, any number of times, several at once.
 */
public final class HostingDebit extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    private static final String TIME = "time";

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    ChargeHosting chargeHosting;

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
        var report = chargeHosting.charge(time);
        return Map.of("charged", report.charged(), "suspended", report.suspended(), "failed", report.failed());
    }

    private static Instant given(String time) {
        return Instants.parse(time)
                .orElseThrow(() -> new IllegalArgumentException("the event's time is none of the years 1970 to 9999"));
    }
}
