package dev.groundwork.billing.verification;

import static java.util.stream.Collectors.joining;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.runtime.EmbeddedMetrics;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what is wrong with ledgers, and the metrics of a run. */
final class VerificationLog {

    private static final Logger LOG = LoggerFactory.getLogger(VerificationLog.class);
    private static final String STACK = "Stack";
    private static final String VERIFIED = "LedgersVerified";
    private static final String DIFFERENCES = "LedgerDifferences";
    private static final EmbeddedMetrics METRICS =
            new EmbeddedMetrics("Groundwork", STACK, List.of(VERIFIED, DIFFERENCES));

    private final String stack;

    VerificationLog(String stack) {
        this.stack = stack;
    }

    /** A ledger is not what it must be. The line says of what kind the faults are, and no figure. */
    void difference(UserId user, List<Fault> faults) {
        LOG.atError()
                .addKeyValue("event", "ledger_difference")
                .addKeyValue("userId", user.value())
                .addKeyValue("faults", faults.size())
                .addKeyValue(
                        "kinds",
                        faults.stream()
                                .map(fault -> fault.mismatch().what())
                                .distinct()
                                .collect(joining("; ")))
                .log("A ledger differs from what it must be");
    }

    /** A run is over. */
    void run(VerifySample.Report report) {
        LOG.atInfo()
                .addKeyValue("event", "ledgers_verified")
                .addKeyValue(EmbeddedMetrics.MEMBER, METRICS)
                .addKeyValue(STACK, stack)
                .addKeyValue(VERIFIED, report.verified())
                .addKeyValue(DIFFERENCES, report.differences())
                .log("A sample of ledgers was verified");
    }
}
