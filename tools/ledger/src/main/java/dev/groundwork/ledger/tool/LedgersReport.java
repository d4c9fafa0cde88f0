package dev.groundwork.ledger.tool;

import dev.groundwork.dynamodb.Table;
import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.DynamoLedgerRecords;
import dev.groundwork.ledger.verify.Fault;
import dev.groundwork.ledger.verify.VerifyLedger;
import dev.groundwork.ledger.verify.VerifyLedger.Summary;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks the ledgers of a table and tells about it. */
final class LedgersReport implements VerifyLedger.Listener {

    /** After so many ledgers people are told that it goes on. */
    private static final int PROGRESS = 1000;

    private final Consumer<String> findings;
    private final Consumer<String> people;

    LedgersReport(Consumer<String> findings, Consumer<String> people) {
        this.findings = findings;
        this.people = people;
    }

    /** Tells whether nothing is wrong. */
    boolean isSound(Table table, Optional<UserId> user) {
        var verify = new VerifyLedger(new DynamoLedgerRecords(table));
        var summary = user.map(u -> verify.one(u, this)).orElseGet(() -> verify.all(this));
        if (user.isPresent() && summary.users() == 0) {
            throw new UncheckableException("the table " + table.name() + " has no ledger of " + user.get());
        }
        findings.accept(text(summary));
        return summary.faults() == 0;
    }

    @Override
    public void fault(Fault fault) {
        findings.accept(fault.toString());
    }

    @Override
    public void checked(Summary soFar) {
        if (soFar.users() % PROGRESS == 0) {
            people.accept("so far: " + text(soFar));
        }
    }

    private static String text(Summary summary) {
        return "ledgers: %d, entries: %d, segments: %d, faults: %d"
                .formatted(summary.users(), summary.entries(), summary.segments(), summary.faults());
    }
}
