package dev.groundwork.billing.verification;

import io.micronaut.context.ApplicationContext;
import io.micronaut.function.aws.MicronautRequestHandler;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * The handler of the schedule {@code ledger-verification}, each hour: the next ledgers of a rotation are verified. The event is not read; the answer
 * counts {@code verified, differences}. It reads only, but for its own cursor, and may run several times at once.
 */
public final class LedgerVerification extends MicronautRequestHandler<Map<String, Object>, Map<String, Long>> {

    @Inject
    @SuppressWarnings("NullAway.Init") // the container sets it before the first event
    VerifySample verifySample;

    /** Makes the handler as Lambda does. */
    public LedgerVerification() {}

    /** Makes the handler on a container that is running already. */
    public LedgerVerification(ApplicationContext context) {
        super(context);
    }

    @Override
    public Map<String, Long> execute(Map<String, Object> event) {
        var report = verifySample.verify();
        return Map.of("verified", report.verified(), "differences", report.differences());
    }
}
