package dev.groundwork.deployments.reconcile;

import dev.groundwork.hosting.reconcile.RunReconciler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

/** The handler of the schedule {@code reconcile}, each minute. The event is not read; the answer counts {@code checked, changed, calls}. */
public final class Reconcile extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    RunReconciler runReconciler;

    /** Makes the handler as Lambda does. */
    public Reconcile() {}

    /** Makes the handler on a container that is running already. */
    public Reconcile(ApplicationContext context) {
        super(context);
    }

    @Override
    public Map<String, Long> execute(Map<String, Object> event) {
        var report = runReconciler.run();
        return Map.of("checked", report.checked(), "changed", report.changed(), "calls", report.calls());
    }
}
