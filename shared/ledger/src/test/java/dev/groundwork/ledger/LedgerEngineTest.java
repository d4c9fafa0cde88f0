package dev.groundwork.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.groundwork.kernel.UserId;
import dev.groundwork.ledger.store.LedgerTable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;

final class LedgerEngineTest extends CreditLedgerContract {

    @AutoClose
    private final LedgerTable table = new LedgerTable(clock);

    /** Whatever a test of the contract does, it leaves sound ledgers. */
    @AfterEach
    void isSound() {
        assertThat(table.faults()).isEmpty();
    }

    @Override
    public CreditLedger ledger() {
        return table.ledger();
    }

    @Override
    public UserId open() {
        return table.open();
    }
}
