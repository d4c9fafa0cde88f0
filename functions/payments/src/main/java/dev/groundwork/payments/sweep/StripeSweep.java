package dev.groundwork.payments.sweep;

import dev.groundwork.payments.customers.RemoveCustomer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The handler of the schedule {@code stripe-sweep}, each night. It also removes the customers at Stripe of deleted accounts that are still there. The
 * event is not read; the answer counts {@code checked, recovered, parked, failed}.
 * While Stripe does not answer at all it fails, and the scheduler tries again.
 */
public final class StripeSweep extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    SweepStripe sweepStripe;

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RemoveCustomer removeCustomer;

    /** Makes the handler as Lambda does. */
    public StripeSweep() {}

    /** Makes the handler on a container that is running already. */
    public StripeSweep(ApplicationContext context) {
        super(context);
    }

    @Override
    public Map<String, Long> execute(Map<String, Object> event) {
        var unremoved = removeCustomer.removeAll();
        var report = sweepStripe.sweep();
        return Map.of(
                "checked", report.checked(),
                "recovered", report.recovered(),
                "parked", report.parked(),
                "failed", report.failed() + unremoved);
    }
}
