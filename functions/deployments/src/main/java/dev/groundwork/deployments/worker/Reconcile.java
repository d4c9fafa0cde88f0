package dev.groundwork.deployments.worker;

import dev.groundwork.hosting.usecase.ReconcileApps;
import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

/** The schedule {@code reconcile}, each minute. The event says nothing that matters; the answer counts {@code checked, changed, calls}. */
public final class Reconcile extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    ReconcileApps reconcileApps;

    /** As Lambda makes it. */
    public Reconcile() {}

    /** On a container that stands already. */
    public Reconcile(ApplicationContext context) {
        super(context);
    }

    @Override
    public Map<String, Long> execute(Map<String, Object> event) {
        var report = reconcileApps.reconcile();
        return Map.of("checked", report.checked(), "changed", report.changed(), "calls", report.calls());
    }
}
